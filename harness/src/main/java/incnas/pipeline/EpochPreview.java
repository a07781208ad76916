package incnas.pipeline;

import incnas.augment.Picture;
import incnas.data.Batch;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Normalization;
import incnas.experiment.Experiment;
import incnas.run.Progress;
import incnas.run.UserError;
import incnas.seed.Seed;
import incnas.train.EpochBatches;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a training of an experiment sees, as pictures.
 *
 * @param dataset one of the experiment's
 * @param seed of the cell
 * @param epoch from 1, as in {@code epochs.csv}
 */
public record EpochPreview(Experiment experiment, String dataset, long seed, int epoch) {
  private static final int CHANNELS = 3;

  /**
   * The first {@code count} images in the order of the epoch, after every step, with the
   * normalization undone.
   *
   * @throws UserError if the epoch has fewer, or the data set is not as it should be
   */
  public List<Picture> first(int count, Optional<Path> data, boolean acceptUnofficial) {
    Seed cell = new Seed(seed);
    Dataset used =
        new Sets(
                experiment,
                List.of(dataset),
                data,
                acceptUnofficial,
                name -> Progress.start("check " + name, Progress.Mode.QUIET, null))
            .used(dataset, cell);
    int side = experiment.search().resolution();
    Batches batches =
        EpochBatches.of(experiment.train(), side, used, cell.derive(Cell.TRAIN), epoch - 1);
    if (count > batches.examples()) {
      throw new UserError(
          "--count is %d, but an epoch has only %d images; lower it"
              .formatted(count, batches.examples()));
    }
    List<Picture> pictures = new ArrayList<>();
    for (int number = 0; pictures.size() < count; number++) {
      Batch batch = batches.get(number);
      for (int i = 0; i < batch.size() && pictures.size() < count; i++) {
        int offset = i * CHANNELS * side * side;
        pictures.add(picture(batch.images(), offset, side, used.normalization()));
      }
    }
    return pictures;
  }

  private static Picture picture(float[] planes, int offset, int side, Normalization scale) {
    int area = side * side;
    byte[] rgb = new byte[CHANNELS * area];
    for (int i = 0; i < rgb.length; i++) {
      int channel = i % CHANNELS;
      float value = scale.inverse(channel, planes[offset + channel * area + i / CHANNELS]);
      rgb[i] = (byte) Math.min(255, Math.max(0, Math.round(255 * value)));
    }
    return new Picture(side, side, rgb);
  }
}
