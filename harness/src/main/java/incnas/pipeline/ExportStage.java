package incnas.pipeline;

import incnas.augment.CenterCrop;
import incnas.data.Dataset;
import incnas.data.RawImages;
import incnas.experiment.Experiment;
import incnas.export.BatchNorms;
import incnas.export.OnnxWriter;
import incnas.export.Provenance;
import incnas.run.AtomicFile;
import incnas.run.Environment;
import incnas.run.StageDirectory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The trained network as an ONNX file that says where it came from. */
final class ExportStage {
  private static final String MODEL = "model.onnx";

  private final Experiment experiment;
  private final Cell cell;
  private final TrainStage trained;
  private final Dataset data;
  private final StageDirectory directory;

  ExportStage(Experiment experiment, Cell cell, TrainStage trained, Dataset data, Path parent) {
    this.experiment = experiment;
    this.cell = cell;
    this.trained = trained;
    this.data = data;
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("export", Definition.of(experiment.export()));
    definition.put("trained", trained.directory().fingerprint().sha256());
    definition.put(
        "weights", AtomicFile.sha256(trained.directory().path(trained.trained().weights())));
    definition.put("experiment", experiment.name());
    definition.put("program", Environment.version());
    directory = StageDirectory.open(parent, "export", definition);
  }

  StageDirectory directory() {
    return directory;
  }

  Path model() {
    return directory.path(MODEL);
  }

  void run(RunOptions options) throws StageFailed {
    Stage.run(
        directory,
        options,
        Map.of(),
        () -> {
          byte[] model =
              OnnxWriter.write(
                  trained.graph(),
                  trained.weights(),
                  experiment.train().batchNormEpsilon(),
                  BatchNorms.folded(experiment.export().foldBatchNorm()),
                  provenance());
          AtomicFile.write(model(), model);
          return new Stage.Done(List.of(MODEL), Map.of());
        });
  }

  private Provenance provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Provenance.STRUCTURE, trained.structure());
    facts.put(Provenance.MANIFEST, trained.directory().fingerprint().sha256());
    facts.put(Provenance.EXPERIMENT, experiment.name() + ", " + experiment.scale());
    facts.put("row", cell.row().label());
    facts.put(Provenance.SEED, String.valueOf(cell.number()));
    facts.put(Provenance.DATA_SET, data.name());
    facts.put(Provenance.MEAN, numbers(data.normalization().mean()));
    facts.put(Provenance.SD, numbers(data.normalization().sd()));
    CenterCrop crop = experiment.train().augment().evaluation(experiment.search().resolution());
    boolean plain = data.test() instanceof RawImages raw && crop.isPlain(raw.width(), raw.height());
    if (!plain) {
      facts.put(Provenance.CENTER_CROP, crop.share() + "," + crop.side() + "," + crop.reduced());
    }
    facts.put(Provenance.CLASS_NAMES, String.join(",", data.classNames()));
    facts.put(Provenance.VERSION, Environment.version());
    return new Provenance(facts);
  }

  private static String numbers(float[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> String.valueOf(values[i]))
        .collect(Collectors.joining(","));
  }
}
