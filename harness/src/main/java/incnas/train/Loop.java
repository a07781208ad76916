package incnas.train;

import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Prefetch;
import incnas.experiment.TrainSettings;
import incnas.run.Stopped;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Step after step, epoch after epoch, from a checkpoint to the last epoch's end. */
final class Loop {
  /** Share of the time. */
  private static final double WORTH_TELLING = 0.05;

  private final TrainSettings settings;
  private final int resolution;
  private final Dataset data;
  private final Seed seed;
  private final TrainingStep trained;
  private final Checkpoint checkpoint;
  private final Pace pace;
  private final Conduct conduct;
  private final List<Epoch> epochs = new ArrayList<>();
  private int resumedStep;
  private double resumedSum;
  private long saved = System.nanoTime();
  private long savingTook;

  /**
   * @param resolution side of the images that the network takes
   * @param from where an earlier process left off
   */
  Loop(
      TrainSettings settings,
      int resolution,
      Dataset data,
      Seed seed,
      TrainingStep trained,
      Checkpoint checkpoint,
      Optional<Checkpoint.State> from,
      Pace pace,
      Conduct conduct) {
    this.settings = settings;
    this.resolution = resolution;
    this.data = data;
    this.seed = seed;
    this.trained = trained;
    this.checkpoint = checkpoint;
    this.pace = pace;
    this.conduct = conduct;
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
      Batches batches = EpochBatches.of(settings, resolution, data, seed, epochs.size());
      if (!begun) {
        conduct.listener().begins((long) epochs.size() * batches.count() + resumedStep);
        begun = true;
      }
      Epoch epoch = epoch(batches);
      boolean isBest = epochs.stream().allMatch(e -> e.top1() < epoch.top1());
      epochs.add(epoch);
      saving(() -> checkpoint.save(epochs, isBest, trained.weights(), trained.beside()));
      conduct.listener().epoch((long) epochs.size() * batches.count(), List.copyOf(epochs));
      if (conduct.stop().requested() && epochs.size() < settings.epochs()) {
        throw new Stopped("stopped after epoch " + epochs.size());
      }
    }
    return List.copyOf(epochs);
  }

  private Epoch epoch(Batches batches) throws Diverged {
    int number = epochs.size() + 1;
    int steps = batches.count();
    long before = (long) epochs.size() * steps;
    double peak = settings.learningRate() * settings.batch() / settings.learningRateBatch();
    Schedule schedule =
        new Schedule(
            peak, (long) steps * settings.warmUpEpochs(), (long) steps * settings.epochs());
    int first = resumedStep;
    double sum = resumedSum;
    resumedStep = 0;
    resumedSum = 0;
    double rate = schedule.rate(before + Math.max(0, first - 1));
    long began = System.nanoTime();
    try (Prefetch batchesAhead = new Prefetch(batches, first, conduct.loaders())) {
      for (int step = first; step < steps; step++) {
        rate = schedule.rate(before + step);
        double value = trained.step(batchesAhead.next(), rate);
        if (!Double.isFinite(value)) {
          throw new Diverged(number, step + 1, value, rate);
        }
        sum += value;
        double speed = (step + 1.0 - first) * settings.batch() * 1e9 / (System.nanoTime() - began);
        double waited = batchesAhead.waitShare();
        conduct.listener().step(before + step + 1, value, rate, speed, waited);
        conduct
            .progress()
            .step(
                before + step + 1,
                (long) steps * settings.epochs(),
                told(number, sum / (step + 1), speed, waited));
        if (step + 1 < steps) {
          saveIfTime(step + 1, sum);
        }
      }
    }
    Accuracy accuracy = accuracy();
    return new Epoch(number, rate, sum / steps, accuracy.top1(), accuracy.top5());
  }

  private Accuracy accuracy() {
    return Accuracy.of(
        trained.network(),
        data.classes(),
        Batches.evaluation(
            data.test(),
            data.normalization(),
            settings.augment().evaluation(resolution),
            settings.batch()));
  }

  /** Waiting for batches is told once it is worth more loaders. */
  private String told(int epoch, double mean, double speed, double waited) {
    String text =
        String.format(
            Locale.ROOT,
            "epoch %d of %d, %.0f images/s, loss %.3f",
            epoch,
            settings.epochs(),
            speed,
            mean);
    if (!epochs.isEmpty()) {
      double top1 = 100 * epochs.get(epochs.size() - 1).top1();
      text += String.format(Locale.ROOT, ", top-1 %.2f %%", top1);
    }
    return waited < WORTH_TELLING
        ? text
        : text + String.format(Locale.ROOT, ", %.0f %% waiting for images", 100 * waited);
  }

  private void saveIfTime(int step, double sum) {
    boolean stops = conduct.stop().requested();
    if (stops || pace.isTime(System.nanoTime() - saved, savingTook)) {
      saving(() -> checkpoint.save(epochs, step, sum, trained.weights(), trained.beside()));
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
}
