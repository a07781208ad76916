package incnas.train;

import ai.djl.Device;
import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Dataset;
import incnas.experiment.TrainSettings;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one network on one data set; killed at any moment and run again it goes on from the last
 * checkpoint and ends in the same weights.
 */
public final class Training {
  private final Architecture architecture;
  private final TrainSettings settings;
  private final Dataset data;
  private final Seed seed;
  private final Optional<Teacher> teacher;

  /**
   * @param data with the images that are to be used, and no others
   */
  public Training(Architecture architecture, TrainSettings settings, Dataset data, Seed seed) {
    this(architecture, settings, data, seed, Optional.empty());
  }

  private Training(
      Architecture architecture,
      TrainSettings settings,
      Dataset data,
      Seed seed,
      Optional<Teacher> teacher) {
    this.architecture = architecture.withClasses(data.classes());
    this.settings = settings;
    this.data = data;
    this.seed = seed;
    this.teacher = teacher;
  }

  /** The same with the teacher that the settings speak of, which stays the caller's to close. */
  public Training taughtBy(Teacher by) {
    if (by.classes() != data.classes()) {
      throw new IllegalArgumentException(
          "a teacher of %d classes for %d".formatted(by.classes(), data.classes()));
    }
    return new Training(architecture, settings, data, seed, Optional.of(by));
  }

  /**
   * What a training ended with.
   *
   * @param bestFile weights after the epoch with the highest test accuracy, the first of equals, in
   *     the directory of the checkpoints
   */
  public record Result(List<Epoch> epochs, String bestFile) {
    public Epoch bestEpoch() {
      Epoch best = epochs.get(0);
      for (Epoch epoch : epochs) {
        if (epoch.top1() > best.top1()) {
          best = epoch;
        }
      }
      return best;
    }

    public Epoch lastEpoch() {
      return epochs.get(epochs.size() - 1);
    }
  }

  /** The network that is trained, and exported afterwards. */
  public LayerGraph graph() {
    Variant variant = Variant.of(Semantics.of(settings.semantics()));
    return architecture.lower(settings.squeezeExcitation() ? variant.withGates() : variant);
  }

  public String structure() {
    return architecture.structure();
  }

  /** Weights that a training left in its best file. */
  public static Weights weights(Path file) {
    return new Weights(Tensors.read(file));
  }

  /**
   * Trains, or goes on from the last checkpoint in a directory.
   *
   * @throws incnas.run.Stopped after a checkpoint, if that was wished
   */
  public Result run(Path checkpoints, Conduct conduct) throws Diverged {
    return run(checkpoints, Pace.USUAL, conduct);
  }

  Result run(Path checkpoints, Pace pace, Conduct conduct) throws Diverged {
    NativeEngine engine = NativeEngine.start();
    Device device = engine.device(settings.device(), conduct.gpu());
    engine.useThreads(settings.threads());
    Checkpoint checkpoint = new Checkpoint(checkpoints);
    LayerGraph graph = graph();
    Optional<Checkpoint.Loaded> resumed = checkpoint.load();
    Weights start =
        resumed
            .map(Checkpoint.Loaded::last)
            .orElseGet(
                () ->
                    Initialization.of(settings.initialization()).draw(graph, seed.derive("init")));
    Map<String, float[]> beside = resumed.map(Checkpoint.Loaded::beside).orElse(Map.of());
    try (TrainingStep trained =
        new TrainingStep(graph, start, settings, data.classes(), teacher, beside, seed, device)) {
      Loop loop =
          new Loop(
              settings,
              architecture.resolution(),
              data,
              seed,
              trained,
              checkpoint,
              resumed.map(Checkpoint.Loaded::state),
              pace,
              conduct);
      return new Result(loop.run(), checkpoint.state().orElseThrow().best());
    }
  }
}
