package incnas.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.experiment.TrainSettings;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.run.Progress;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains one network on one data set; killed at any moment and run again it goes on from the last
 * epoch's border and ends in the same weights.
 */
public final class Training {
  private final Architecture architecture;
  private final TrainSettings settings;
  private final Dataset data;
  private final Seed seed;

  /**
   * @param data with the images that are to be used, and no others
   */
  public Training(Architecture architecture, TrainSettings settings, Dataset data, Seed seed) {
    this.architecture = architecture.withClasses(data.classes());
    this.settings = settings;
    this.data = data;
    this.seed = seed;
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
    return architecture.lower(Variant.of(Semantics.of(settings.semantics())));
  }

  public String structure() {
    return architecture.structure();
  }

  /** Weights that a training left in its best file. */
  public static Weights weights(Path file) {
    return new Weights(Tensors.read(file));
  }

  public Result run(Path checkpoints, Progress progress) throws Diverged {
    NativeEngine engine = NativeEngine.start();
    Device device = engine.device(settings.device());
    engine.useThreads(settings.threads());
    Checkpoint checkpoint = new Checkpoint(checkpoints);
    LayerGraph graph = graph();
    var resumed = checkpoint.load();
    List<Epoch> epochs = new ArrayList<>(resumed.map(Checkpoint.Loaded::epochs).orElse(List.of()));
    Weights start =
        resumed
            .map(Checkpoint.Loaded::last)
            .orElseGet(
                () ->
                    Initialization.of(settings.initialization()).draw(graph, seed.derive("init")));
    Network.Norm norm = new Network.Norm(settings.batchNormMomentum(), settings.batchNormEpsilon());
    try (Network network = new Network(graph, start, norm, device)) {
      network.requireGradients();
      Sgd sgd = new Sgd(network, settings);
      resumed.ifPresent(loaded -> sgd.restore(loaded.velocities()));
      while (epochs.size() < settings.epochs()) {
        Epoch epoch = epoch(network, sgd, epochs.size(), progress);
        boolean isBest = epochs.stream().allMatch(e -> e.top1() < epoch.top1());
        epochs.add(epoch);
        checkpoint.save(epochs, isBest, network.weights(), sgd.velocities());
      }
    }
    return new Result(List.copyOf(epochs), checkpoint.state().orElseThrow().best());
  }

  private Epoch epoch(Network network, Sgd sgd, int index, Progress progress) throws Diverged {
    Batches batches = EpochBatches.of(settings, architecture.resolution(), data, seed, index);
    Loss loss = new Loss(data.classes(), settings.labelSmoothing());
    double peak = settings.learningRate() * settings.batch() / settings.learningRateBatch();
    int steps = batches.count();
    Schedule schedule =
        new Schedule(
            peak, (long) steps * settings.warmUpEpochs(), (long) steps * settings.epochs());
    double sum = 0;
    double rate = 0;
    long began = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      rate = schedule.rate((long) index * steps + step);
      double value = step(network, sgd, loss, batches.get(step), rate);
      if (!Double.isFinite(value)) {
        throw new Diverged(index + 1, step + 1, value, rate);
      }
      sum += value;
      progress.step(
          (long) index * steps + step + 1,
          (long) steps * settings.epochs(),
          String.format(
              Locale.ROOT,
              "epoch %d, loss %.3f, %.0f images/s",
              index + 1,
              sum / (step + 1),
              (step + 1.0) * settings.batch() * 1e9 / (System.nanoTime() - began)));
    }
    return evaluate(network, index + 1, rate, sum / steps);
  }

  private static double step(Network network, Sgd sgd, Loss loss, Batch batch, double rate) {
    double value;
    JniUtils.setGradMode(true);
    try (NDArray images = network.images(batch.images());
        NDArray logits = network.forward(images, true)) {
      value = loss.backward(network.manager(), logits, batch.labels());
    } finally {
      JniUtils.setGradMode(false);
    }
    sgd.step(rate);
    return value;
  }

  private Epoch evaluate(Network network, int epoch, double rate, double loss) {
    int first = 0;
    int five = 0;
    Batches batches =
        Batches.evaluation(
            data.test(),
            data.normalization(),
            settings.augment().evaluation(architecture.resolution()),
            settings.batch());
    for (Batch batch : batches) {
      float[] logits = network.run(batch.images(), false);
      for (int i = 0; i < batch.size(); i++) {
        int rank = rank(logits, i * data.classes(), batch.labels()[i]);
        first += rank < 1 ? 1 : 0;
        five += rank < 5 ? 1 : 0;
      }
    }
    double n = data.test().count();
    return new Epoch(epoch, rate, loss, first / n, five / n);
  }

  /** How many classes come before the right one; equal logits go to the lower class. */
  private int rank(float[] logits, int offset, int label) {
    float own = logits[offset + label];
    int rank = 0;
    for (int c = 0; c < data.classes(); c++) {
      float other = logits[offset + c];
      // written so that NaN comes before everything
      if (c != label && !(other < own || (other == own && c > label))) {
        rank++;
      }
    }
    return rank;
  }
}
