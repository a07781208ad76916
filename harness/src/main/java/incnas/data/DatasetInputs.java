package incnas.data;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Variant;
import incnas.augment.Levels;
import incnas.run.Fingerprint;
import incnas.run.UserError;
import incnas.score.Inputs;
import incnas.score.Minibatch;
import incnas.seed.Seed;
import java.util.Arrays;

/**
 * Batches for scores: training images drawn by seed without replacement, normalised, as they lie.
 */
public record DatasetInputs(Dataset dataset) implements Inputs {
  /**
   * Images and their classes.
   *
   * @throws UserError if the network takes other images, or has too few classes, or if the data set
   *     has too few images
   */
  @Override
  public Minibatch take(Seed seed, int count, Architecture network) {
    RawImages train = RawImages.of(dataset.train());
    check(network, train);
    if (count > train.count()) {
      throw new UserError(
          "a batch of %d images, but data set %s has only %d training images; lower the batch"
              .formatted(count, dataset.name(), train.count()));
    }
    int[] chosen =
        Arrays.copyOf(Sampler.permutation(seed.derive("image").value(), 0, train.count()), count);
    RawImages images = train.select(chosen);
    return new Minibatch(pixels(images), images.labels());
  }

  private float[] pixels(RawImages images) {
    Levels levels = dataset.normalization().levels();
    int area = images.height() * images.width();
    float[] pixels = new float[images.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = levels.of(i / area % images.channels())[Byte.toUnsignedInt(images.pixels()[i])];
    }
    return pixels;
  }

  private void check(Architecture network, RawImages images) {
    Node taken = network.lower(Variant.MAIN_PATH).node(0);
    if (images.height() != taken.side() || images.width() != taken.side()) {
      throw new UserError(
          "data set %s has images of %dx%d, but the network takes %dx%d; set the resolution to %d or choose another data set"
              .formatted(
                  dataset.name(),
                  images.height(),
                  images.width(),
                  taken.side(),
                  taken.side(),
                  images.height()));
    }
    if (images.channels() != taken.channels()) {
      throw new UserError(
          "data set %s has images of %d channels, but the network takes %d; change the first block's in-channels or choose another data set"
              .formatted(dataset.name(), images.channels(), taken.channels()));
    }
    if (dataset.classes() > network.classes()) {
      throw new UserError(
          "data set %s has %d classes, but the network only %d; set the classes to %d"
              .formatted(dataset.name(), dataset.classes(), network.classes(), dataset.classes()));
    }
  }

  /** SHA-256 over the hashes of the data set's files. */
  public String sha256() {
    return Fingerprint.of(dataset.sources().stream().map(Source::sha256).toList()).sha256();
  }

  @Override
  public String describe() {
    return "training images of " + dataset.name() + ", normalised (sha256 " + sha256() + ")";
  }
}
