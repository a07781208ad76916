package incnas.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import incnas.architecture.Architecture;
import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.experiment.AugmentSettings;
import incnas.experiment.DistillationSettings;
import incnas.experiment.TrainSettings;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.seed.Seed;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trainings small enough for tests. */
final class Trainings {
  private Trainings() {}

  static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,2,8,1)SuperConvK1BNRELU(16,32,1,1)", 32, 10);

  static Dataset patterns(int train, int test) {
    Dataset all = Datasets.load(Datasets.PATTERNS, null);
    return all.withTrain(all.train().first(train)).withTest(all.test().first(test));
  }

  static TrainSettings settings(int epochs, double learningRate) {
    return settings(epochs, learningRate, 0.9, true, 5e-4, 0.1, 0, new AugmentSettings(2, true));
  }

  /** Images as they are, and plain cross-entropy. */
  static TrainSettings unaugmented(int epochs, double learningRate) {
    return settings(epochs, learningRate, 0.9, true, 5e-4, 0, 0, new AugmentSettings(0, false));
  }

  static TrainSettings mixed(int epochs, double learningRate) {
    return settings(epochs, learningRate, 0.9, true, 5e-4, 0.1, 0.2, new AugmentSettings(2, true));
  }

  static TrainSettings optimiser(double momentum, boolean nesterov, double decay) {
    return settings(1, 0.1, momentum, nesterov, decay, 0.1, 0, new AugmentSettings(2, true));
  }

  /** With augmentation and label smoothing, and a teacher. */
  static TrainSettings taught(DistillationSettings distillation, int epochs) {
    return settings(
        epochs,
        0.1,
        0.9,
        true,
        5e-4,
        0.1,
        0,
        new AugmentSettings(2, true),
        Optional.of(distillation));
  }

  /** The same with maps in other numbers, laid out in another order. */
  static TrainSettings stored(TrainSettings usual, String precision, String layout) {
    return new TrainSettings(
        usual.datasets(),
        usual.trainImages(),
        usual.testImages(),
        usual.officialData(),
        usual.corruptImages(),
        usual.semantics(),
        usual.squeezeExcitation(),
        usual.epochs(),
        usual.warmUpEpochs(),
        usual.batch(),
        usual.learningRate(),
        usual.learningRateBatch(),
        usual.momentum(),
        usual.nesterov(),
        usual.weightDecay(),
        usual.labelSmoothing(),
        usual.mixup(),
        usual.batchNormMomentum(),
        usual.batchNormEpsilon(),
        usual.initialization(),
        usual.augment(),
        usual.distillation(),
        usual.threads(),
        precision,
        layout,
        usual.device());
  }

  private static TrainSettings settings(
      int epochs,
      double learningRate,
      double momentum,
      boolean nesterov,
      double decay,
      double smoothing,
      double mixup,
      AugmentSettings augment) {
    return settings(
        epochs,
        learningRate,
        momentum,
        nesterov,
        decay,
        smoothing,
        mixup,
        augment,
        Optional.empty());
  }

  private static TrainSettings settings(
      int epochs,
      double learningRate,
      double momentum,
      boolean nesterov,
      double decay,
      double smoothing,
      double mixup,
      AugmentSettings augment,
      Optional<DistillationSettings> distillation) {
    return new TrainSettings(
        List.of(Datasets.PATTERNS),
        0,
        0,
        true,
        "refuse",
        "zennas",
        false,
        epochs,
        1,
        32,
        learningRate,
        32,
        momentum,
        nesterov,
        decay,
        smoothing,
        mixup,
        0.1,
        1e-3,
        "kaiming-fan-out",
        augment,
        distillation,
        1,
        "float32",
        "channels-first",
        "cpu");
  }

  static Training.Result run(
      Architecture network, TrainSettings settings, Dataset data, Path checkpoints)
      throws Diverged {
    return run(network, settings, data, checkpoints, Pace.USUAL, new Stop(), Listener.NOBODY);
  }

  static Training.Result run(
      Architecture network,
      TrainSettings settings,
      Dataset data,
      Path checkpoints,
      Pace pace,
      Stop stop,
      Listener listener)
      throws Diverged {
    return run(
        new Training(network, settings, data, new Seed(1)), checkpoints, pace, stop, listener);
  }

  static Training.Result run(
      Architecture network,
      TrainSettings settings,
      Dataset data,
      Teacher teacher,
      Path checkpoints,
      Pace pace,
      Stop stop,
      Listener listener)
      throws Diverged {
    Training training = new Training(network, settings, data, new Seed(1));
    return run(training.taughtBy(teacher), checkpoints, pace, stop, listener);
  }

  private static Training.Result run(
      Training training, Path checkpoints, Pace pace, Stop stop, Listener listener)
      throws Diverged {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    try (Progress progress = Progress.start("train", Progress.Mode.QUIET, nowhere)) {
      return training.run(checkpoints, pace, new Conduct(0, 2, stop, listener, progress));
    }
  }
}
