package incnas.pipeline;

import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Source;
import incnas.evaluate.CrossCheck;
import incnas.evaluate.DjlClassifier;
import incnas.evaluate.Evaluator;
import incnas.evaluate.OnnxClassifier;
import incnas.evaluate.OnnxOptions;
import incnas.experiment.EvaluateSettings;
import incnas.experiment.Experiment;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.run.AtomicFile;
import incnas.run.Environment;
import incnas.run.Json;
import incnas.run.StageDirectory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every test image through libtorch and ONNX Runtime, and the verdict. */
final class EvaluateStage {
  private static final String CROSS_CHECK = "crosscheck.json";
  private static final String DJL = "djl.json";
  private static final String ONNX_RUNTIME = "onnxruntime.json";

  private final Experiment experiment;
  private final TrainStage trained;
  private final Path model;
  private final Dataset used;
  private final StageDirectory directory;

  EvaluateStage(
      Experiment experiment, TrainStage trained, ExportStage exported, Dataset used, Path parent) {
    this.experiment = experiment;
    this.trained = trained;
    this.model = exported.model();
    this.used = used;
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("evaluate", Definition.of(experiment.evaluate()));
    definition.put("model", AtomicFile.sha256(model));
    definition.put("dataset", used.name());
    definition.put("sources", used.sources().stream().map(Source::sha256).toList());
    definition.put("test-images", used.test().count());
    definition.put("program", Environment.version());
    definition.put("engine", NativeEngine.start().version());
    definition.put("onnxruntime", OnnxClassifier.version());
    directory = StageDirectory.open(parent, "evaluate", definition);
  }

  StageDirectory directory() {
    return directory;
  }

  CrossCheck run(RunOptions options) throws StageFailed {
    Map<String, String> facts = new LinkedHashMap<>(NativeEngine.start().facts());
    facts.put("onnxruntime", OnnxClassifier.version());
    Stage.run(directory, options, facts, this::evaluate);
    return Json.read(directory.path(CROSS_CHECK), CrossCheck.class);
  }

  private Stage.Done evaluate() throws StageFailed {
    EvaluateSettings settings = experiment.evaluate();
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    Network.Norm norm =
        new Network.Norm(
            experiment.train().batchNormMomentum(), experiment.train().batchNormEpsilon());
    CrossCheck check;
    try (Network network =
            new Network(trained.graph(), trained.weights(), norm, engine.device("cpu"));
        OnnxClassifier onnx = OnnxClassifier.open(model, OnnxOptions.REPRODUCIBLE)) {
      Batches batches =
          Batches.evaluation(
              used.test(),
              used.normalization(),
              experiment.train().augment().evaluation(experiment.search().resolution()),
              settings.batch());
      check =
          Evaluator.crossCheck(
              new DjlClassifier(network),
              onnx,
              batches.iterator(),
              new CrossCheck.Limits(settings.tolerance(), settings.agreement()));
    }
    Json.write(directory.path(DJL), check.first());
    Json.write(directory.path(ONNX_RUNTIME), check.second());
    if (!check.passed()) {
      throw new StageFailed("evaluate", "cross-check " + check.describe());
    }
    Json.write(directory.path(CROSS_CHECK), check);
    return new Stage.Done(List.of(DJL, ONNX_RUNTIME, CROSS_CHECK), Map.of());
  }
}
