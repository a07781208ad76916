package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Dataset;
import incnas.experiment.DistillationSettings;
import incnas.experiment.Experiment;
import incnas.experiment.TrainSettings;
import incnas.network.NativeEngine;
import incnas.network.Weights;
import incnas.run.AtomicFile;
import incnas.run.Json;
import incnas.run.Manifest;
import incnas.run.UserError;
import incnas.train.NetworkTeacher;
import incnas.train.Teacher;
import incnas.train.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The teacher that an experiment names, found before anything expensive begins. */
final class TeacherSource {
  private static final String KEY = "train.distillation.teacher: ";

  /** One number for each class. */
  private static final String CLASSIFIER_BIAS = "fc.bias";

  private final TrainSettings training;
  private final DistillationSettings settings;
  private final int side;
  private final Path path;
  private final Map<String, Object> identity;

  private TeacherSource(
      TrainSettings training, DistillationSettings settings, int side, Path path) {
    this.training = training;
    this.settings = settings;
    this.side = side;
    this.path = path;
    this.identity = Files.isDirectory(path) ? trainedIdentity() : fileIdentity();
  }

  /**
   * Finds it, beside the data or in the project's directory.
   *
   * @throws UserError if it is not there, or is no finished training
   */
  static Optional<TeacherSource> of(Experiment experiment, RunOptions options) {
    TrainSettings training = experiment.train();
    if (training.distillation().isEmpty() || training.datasets().isEmpty()) {
      return Optional.empty();
    }
    DistillationSettings settings = training.distillation().get();
    int side = training.taughtSide(experiment.search().resolution());
    List<Path> places = Stream.concat(options.data().stream(), Stream.of(options.home())).toList();
    Path path =
        places.stream()
            .map(place -> place.resolve(settings.teacher()))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new UserError(missing(settings.teacher(), places, side)));
    return Optional.of(new TeacherSource(training, settings, side, path));
  }

  private static String missing(String teacher, List<Path> places, int side) {
    return KEY
        + ("there is no %s in %s. The public recipe's EfficientNet-B3 is exported from Python: m ="
                + " timm.create_model('tf_efficientnet_b3.ns_jft_in1k', pretrained=True).eval(),"
                + " wrapped so that it gives its logits and the outputs of m.blocks[3] and"
                + " m.blocks[5], which are reduced 16 and 32 times; then torch.onnx.export(wrapped,"
                + " torch.zeros(1, 3, %d, %d), 'b3.onnx', input_names=['images'],"
                + " output_names=['logits', 'reduction16', 'reduction32'], dynamic_axes={name: {0:"
                + " 'n'} for name in ['images', 'logits', 'reduction16', 'reduction32']},"
                + " dynamo=False). See README, 'Distillation'")
            .formatted(
                teacher,
                String.join(" or ", places.stream().map(Path::toString).toList()),
                side,
                side);
  }

  /** What the teacher is, wherever it lies: hashes. */
  Map<String, Object> identity() {
    return identity;
  }

  /**
   * Loads it; the calling thread will use it.
   *
   * @param set that it teaches
   * @param gpu number of the GPU, where the experiment asks for one
   * @throws UserError if it does not fit data set or reductions
   */
  Teacher open(Dataset set, int gpu) {
    NativeEngine.start().useThreads(training.threads());
    Teacher teacher =
        Files.isDirectory(path)
            ? trained(gpu)
            : OnnxTeacher.open(path, training, settings, side, gpu);
    if (teacher.classes() != set.classes()) {
      int has = teacher.classes();
      teacher.close();
      throw new UserError(
          "%s%s tells %d classes apart, but data set %s has %d; name a teacher for that data set"
              .formatted(KEY, path, has, set.name(), set.classes()));
    }
    return teacher;
  }

  /** That it can be loaded and fits a data set. */
  void check(Dataset set) {
    open(set, 0).close();
  }

  private Map<String, Object> fileIdentity() {
    return Map.of("onnx", AtomicFile.sha256(path));
  }

  private Map<String, Object> trainedIdentity() {
    Manifest manifest = manifest();
    String weights = weightsFile();
    return Map.of(
        "training",
        manifest.fingerprint(),
        "weights",
        Optional.ofNullable(manifest.outputs().get(weights)).orElseThrow(this::unfinished));
  }

  private Manifest manifest() {
    Manifest manifest = Manifest.in(path).orElseThrow(this::unfinished);
    if (!manifest.stage().equals(TrainStage.NAME) || !manifest.intact(path)) {
      throw unfinished();
    }
    return manifest;
  }

  private String weightsFile() {
    return Json.read(path.resolve(TrainStage.TRAINED), TrainStage.Trained.class).weights();
  }

  private UserError unfinished() {
    return new UserError(
        KEY
            + path
            + " is no finished training with intact files; name an ONNX file, or a directory"
            + " train-<fingerprint> whose manifest.json says complete");
  }

  private Teacher trained(int gpu) {
    Map<String, Object> definition = manifest().definition();
    Weights weights = Training.weights(path.resolve(weightsFile()));
    if (!(definition.get("train") instanceof Map<?, ?> settingsThen
        && definition.get("structure") instanceof String structure
        && definition.get("resolution") instanceof Number resolution
        && settingsThen.get("semantics") instanceof String semantics
        && settingsThen.get("squeezeExcitation") instanceof Boolean gates
        && settingsThen.get("batchNormEpsilon") instanceof Number epsilon)) {
      throw new UserError(
          path.resolve(Manifest.NAME)
              + ": was written by another version of this program; train the teacher again");
    }
    if (resolution.intValue() != side) {
      throw new UserError(
          "%s%s was trained on images of %d pixels, but would be shown %d; name another teacher, or see train.distillation.images"
              .formatted(KEY, path, resolution.intValue(), side));
    }
    Variant variant = Variant.of(Semantics.of(semantics));
    LayerGraph graph =
        Architecture.parse(structure, side, weights.get(CLASSIFIER_BIAS).length)
            .lower(gates ? variant.withGates() : variant);
    try {
      return new NetworkTeacher(
          graph, weights, epsilon.doubleValue(), settings.matched(), training.device(), gpu);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
