package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.data.Dataset;
import incnas.data.Source;
import incnas.experiment.DistillationSettings;
import incnas.experiment.Experiment;
import incnas.network.NativeEngine;
import incnas.network.Weights;
import incnas.report.Csv;
import incnas.report.Numeral;
import incnas.report.Table;
import incnas.run.Environment;
import incnas.run.Json;
import incnas.run.Progress;
import incnas.run.StageDirectory;
import incnas.run.Stop;
import incnas.run.Stopped;
import incnas.tensorboard.EventFile;
import incnas.train.Conduct;
import incnas.train.Diverged;
import incnas.train.Epoch;
import incnas.train.Listener;
import incnas.train.Teacher;
import incnas.train.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The training of one cell's network on one data set: epochs and weights. */
final class TrainStage {
  static final String NAME = "train";
  private static final String CHECKPOINT = "checkpoint";
  private static final String EPOCHS = "epochs.csv";
  static final String TRAINED = "trained.json";
  private static final String SKIPPED = "skipped.csv";
  private static final String EVENTS = "tensorboard";

  /** Steps between two points of the curves that show an epoch from within. */
  private static final int EVENT_STEPS = 20;

  private final Training training;
  private final Optional<TeacherSource> teacher;
  private final Dataset used;
  private final StageDirectory directory;

  /**
   * What the training left.
   *
   * @param best the epoch with the highest test accuracy, whose weights are exported
   */
  record Trained(Epoch best, Epoch last, String weights) {}

  TrainStage(
      Experiment experiment,
      Cell cell,
      String structure,
      Dataset used,
      Optional<TeacherSource> teacher,
      Path parent) {
    this.teacher = teacher;
    this.used = used;
    Architecture architecture =
        Architecture.parse(structure, experiment.search().resolution(), used.classes());
    training = new Training(architecture, experiment.train(), used, cell.seed().derive(Cell.TRAIN));
    Map<String, Object> settings = Definition.of(experiment.train());
    teacher.ifPresent(
        t -> settings.put("distillation", taught(experiment.train().distillation(), t)));
    settings.remove("datasets");
    settings.remove("officialData");
    settings.remove("corruptImages"); // the sources are of the pictures that are used
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("train", settings);
    definition.put("structure", architecture.structure());
    definition.put("resolution", architecture.resolution());
    definition.put("dataset", used.name());
    definition.put("sources", used.sources().stream().map(Source::sha256).toList());
    definition.put("seed", cell.number());
    definition.put("program", Environment.version());
    definition.put("engine", NativeEngine.start().version());
    directory = StageDirectory.open(parent, NAME, definition);
  }

  /** The settings with what the teacher is, in place of where it lies. */
  private static Map<String, Object> taught(
      Optional<DistillationSettings> settings, TeacherSource teacher) {
    Map<String, Object> taught = Definition.of(settings.orElseThrow());
    taught.put("teacher", teacher.identity());
    return taught;
  }

  StageDirectory directory() {
    return directory;
  }

  LayerGraph graph() {
    return training.graph();
  }

  String structure() {
    return training.structure();
  }

  Trained trained() {
    return Json.read(directory.path(TRAINED), Trained.class);
  }

  Weights weights() {
    return Training.weights(directory.path(trained().weights()));
  }

  /**
   * @param gpu number of the GPU, where the experiment asks for one
   */
  Trained run(RunOptions options, int gpu, Progress progress) throws StageFailed {
    Stop stop = options.stop();
    if (stop.requested()) {
      throw new Stopped("stopped before " + directory.path());
    }
    stop.enter();
    try {
      Map<String, String> facts = NativeEngine.start().facts();
      Stage.run(directory, options, facts, () -> train(options, gpu, progress));
    } finally {
      stop.leave();
    }
    return trained();
  }

  private Stage.Done train(RunOptions options, int gpu, Progress progress) throws StageFailed {
    Training.Result result;
    try (EventFile events = EventFile.in(directory.path(EVENTS))) {
      result =
          train(new Conduct(gpu, options.loaders(), options.stop(), listener(events), progress));
    } catch (Diverged e) {
      throw new StageFailed("train", e.getMessage());
    }
    Csv.write(directory.path(EPOCHS), epochs(result.epochs()));
    String weights = CHECKPOINT + "/" + result.bestFile();
    Json.write(
        directory.path(TRAINED), new Trained(result.bestEpoch(), result.lastEpoch(), weights));
    List<String> outputs = new ArrayList<>(List.of(EPOCHS, TRAINED, weights));
    List<List<String>> skipped = skipped();
    if (!skipped.isEmpty()) {
      Csv.write(
          directory.path(SKIPPED), Table.of("skipped", List.of("picture", "reason"), skipped));
      outputs.add(SKIPPED);
    }
    return new Stage.Done(outputs, Map.of());
  }

  /** Pictures that the experiment allows to leave out, since they cannot be decoded. */
  private List<List<String>> skipped() {
    return used.sources().stream()
        .flatMap(source -> source.skipped().stream())
        .map(picture -> List.of(picture.file(), picture.reason()))
        .toList();
  }

  private Training.Result train(Conduct conduct) throws Diverged {
    Path checkpoint = directory.path(CHECKPOINT);
    if (teacher.isEmpty()) {
      return training.run(checkpoint, conduct);
    }
    try (Teacher open = teacher.get().open(used, conduct.gpu())) {
      return training.taughtBy(open).run(checkpoint, conduct);
    }
  }

  /** Each epoch's line is written at once; TensorBoard also sees the loss within an epoch. */
  private Listener listener(EventFile events) {
    return new Listener() {
      @Override
      public void begins(long step) {
        events.begin(step);
      }

      @Override
      public void step(
          long step, double loss, double rate, double imagesPerSecond, double waitShare) {
        if (step % EVENT_STEPS == 0) {
          events.scalars(
              step,
              Map.of(
                  "train/step-loss",
                  loss,
                  "train/images-per-second",
                  imagesPerSecond,
                  "train/wait-share",
                  waitShare));
        }
      }

      @Override
      public void epoch(long step, List<Epoch> epochs) {
        Csv.write(directory.path(EPOCHS), epochs(epochs));
        Epoch last = epochs.get(epochs.size() - 1);
        events.scalars(
            step,
            Map.of(
                "train/loss",
                last.loss(),
                "train/learning-rate",
                last.learningRate(),
                "test/top1-pct",
                100 * last.top1(),
                "test/top5-pct",
                100 * last.top5()));
      }
    };
  }

  private static Table epochs(List<Epoch> epochs) {
    List<List<String>> rows = new ArrayList<>();
    for (Epoch e : epochs) {
      rows.add(
          List.of(
              String.valueOf(e.epoch()),
              Numeral.fixed(e.learningRate(), 8),
              Numeral.fixed(e.loss(), 6),
              Numeral.fixed(100 * e.top1(), 3),
              Numeral.fixed(100 * e.top5(), 3)));
    }
    return Table.of(
        "epochs",
        List.of("epoch", "learning_rate", "loss", "test_top1_pct", "test_top5_pct"),
        rows);
  }
}
