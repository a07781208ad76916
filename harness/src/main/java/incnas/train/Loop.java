package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.data.Augmentation;
import incnas.data.Batch;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Mixup;
import incnas.experiment.TrainSettings;
import incnas.network.Network;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.run.Stopped;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Step after step, epoch after epoch, from a checkpoint to the last epoch's end. */
final class Loop {
  /** Before the names of velocities in a checkpoint. */
  static final String VELOCITY = "velocity/";

  private final TrainSettings settings;
  private final Dataset data;
  private final Seed seed;
  private final Network network;
  private final Sgd sgd;
  private final Optional<Distillation> distillation;
  private final Checkpoint checkpoint;
  private final Pace pace;
  private final Stop stop;
  private final Listener listener;
  private final Progress progress;
  private final Loss loss;
  private final Mixup mixup;
  private final List<Epoch> epochs = new ArrayList<>();
  private int resumedStep;
  private double resumedSum;
  private long saved = System.nanoTime();
  private long savingTook;

  /**
   * @param from where an earlier process left off
   */
  Loop(
      TrainSettings settings,
      Dataset data,
      Seed seed,
      Network network,
      Sgd sgd,
      Loss loss,
      Optional<Distillation> distillation,
      Checkpoint checkpoint,
      Optional<Checkpoint.State> from,
      Pace pace,
      Stop stop,
      Listener listener,
      Progress progress) {
    this.settings = settings;
    this.data = data;
    this.seed = seed;
    this.network = network;
    this.sgd = sgd;
    this.loss = loss;
    this.distillation = distillation;
    this.checkpoint = checkpoint;
    this.pace = pace;
    this.stop = stop;
    this.listener = listener;
    this.progress = progress;
    this.mixup = new Mixup(settings.mixup());
    from.ifPresent(
        state -> {
          epochs.addAll(state.epochs());
          resumedStep = state.step();
          resumedSum = state.loss();
        });
  }

  List<Epoch> run() throws Diverged {
    boolean begun = false;
    while (epochs.size() < settings.epochs()) {
      Batches batches = batches(epochs.size());
      if (!begun) {
        listener.begins((long) epochs.size() * batches.count() + resumedStep);
        begun = true;
      }
      Epoch epoch = epoch(batches);
      boolean isBest = epochs.stream().allMatch(e -> e.top1() < epoch.top1());
      epochs.add(epoch);
      saving(() -> checkpoint.save(epochs, isBest, network.weights(), beside()));
      listener.epoch((long) epochs.size() * batches.count(), List.copyOf(epochs));
    }
    return List.copyOf(epochs);
  }

  private Batches batches(int epoch) {
    return Batches.training(
        data.train(),
        data.normalization(),
        new Augmentation(settings.augment().cropPadding(), settings.augment().flip()),
        settings.batch(),
        seed.derive("data").value(),
        epoch);
  }

  private Epoch epoch(Batches batches) throws Diverged {
    int number = epochs.size() + 1;
    int steps = batches.count();
    long before = (long) epochs.size() * steps;
    double peak = settings.learningRate() * settings.batch() / settings.learningRateBatch();
    Schedule schedule =
        new Schedule(
            peak, (long) steps * settings.warmUpEpochs(), (long) steps * settings.epochs());
    Seed mixing = seed.derive("mixup", number);
    int first = resumedStep;
    double sum = resumedSum;
    resumedStep = 0;
    resumedSum = 0;
    double rate = schedule.rate(before + Math.max(0, first - 1));
    long began = System.nanoTime();
    for (int step = first; step < steps; step++) {
      rate = schedule.rate(before + step);
      Batch batch = mixup.mix(batches.get(step), mixing.derive("batch", step));
      double value = step(batch, rate);
      if (!Double.isFinite(value)) {
        throw new Diverged(number, step + 1, value, rate);
      }
      sum += value;
      double speed = (step + 1.0 - first) * settings.batch() * 1e9 / (System.nanoTime() - began);
      listener.step(before + step + 1, value, rate, speed);
      progress.step(
          before + step + 1,
          (long) steps * settings.epochs(),
          told(number, sum / (step + 1), speed));
      if (step + 1 < steps) {
        saveIfTime(step + 1, sum);
      }
    }
    Accuracy accuracy = Accuracy.of(network, data, settings.batch());
    return new Epoch(number, rate, sum / steps, accuracy.top1(), accuracy.top5());
  }

  private String told(int epoch, double mean, double speed) {
    String text =
        String.format(
            Locale.ROOT,
            "epoch %d of %d, %.0f images/s, loss %.3f",
            epoch,
            settings.epochs(),
            speed,
            mean);
    return epochs.isEmpty()
        ? text
        : text
            + String.format(
                Locale.ROOT, ", top-1 %.2f %%", 100 * epochs.get(epochs.size() - 1).top1());
  }

  private void saveIfTime(int step, double sum) {
    boolean stops = stop.requested();
    if (stops || pace.isTime(System.nanoTime() - saved, savingTook)) {
      saving(() -> checkpoint.save(epochs, step, sum, network.weights(), beside()));
    }
    if (stops) {
      throw new Stopped("stopped after step " + step + " of epoch " + (epochs.size() + 1));
    }
  }

  private void saving(Runnable work) {
    long began = System.nanoTime();
    work.run();
    saved = System.nanoTime();
    savingTook = saved - began;
  }

  /** What a checkpoint keeps beside the weights. */
  private Map<String, float[]> beside() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    sgd.velocities().forEach((name, values) -> arrays.put(VELOCITY + name, values));
    distillation.ifPresent(d -> arrays.putAll(d.arrays()));
    return arrays;
  }

  private double step(Batch batch, double rate) {
    double value = distillation.isPresent() ? distillation.get().backward(batch) : backward(batch);
    sgd.step(rate);
    distillation.ifPresent(d -> d.step(rate));
    return value;
  }

  private double backward(Batch batch) {
    JniUtils.setGradMode(true);
    try (NDArray images = network.images(batch.images());
        NDArray logits = network.forward(images, true)) {
      return loss.backward(network.manager(), logits, batch);
    } finally {
      JniUtils.setGradMode(false);
    }
  }
}
