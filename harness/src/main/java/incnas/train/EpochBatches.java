package incnas.train;

import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Mixup;
import incnas.experiment.TrainSettings;
import incnas.seed.Seed;

/**
 * The images that a training sees in one epoch: their order, and what is done to them, mixing
 * included.
 */
public final class EpochBatches {
  private EpochBatches() {}

  /**
   * The same for every network that takes images of the same side.
   *
   * @param data with the images that are to be used, and no others
   * @param seed of the training
   * @param epoch from 0
   */
  public static Batches of(
      TrainSettings settings, int resolution, Dataset data, Seed seed, int epoch) {
    int side = settings.taughtSide(resolution);
    Batches batches =
        Batches.training(
                data.train(),
                data.normalization(),
                settings.augment().training(side),
                settings.batch(),
                seed.derive("data").value(),
                epoch)
            .mixed(new Mixup(settings.mixup()), seed.derive("mixup", epoch));
    return side == resolution ? batches : batches.reduced(side, resolution);
  }
}
