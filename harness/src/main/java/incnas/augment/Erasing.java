package incnas.augment;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random erasing (Zhong et al. 2020) of a normalized image with 0, which is the mean colour.
 *
 * @param probability of an image to be erased at all
 * @param area share of the image's area, uniform
 * @param ratio height by width, uniform, not on a logarithmic scale
 * @param tries for a rectangle that is smaller than the image in height and width; after as many
 *     failures the image stays as it is
 */
public record Erasing(double probability, Range area, Range ratio, int tries) {
  public Erasing {
    if (!(probability >= 0 && probability <= 1)
        || !(area.low() > 0)
        || !(ratio.low() > 0)
        || tries < 1) {
      throw new IllegalArgumentException(
          "erasing with " + probability + ", " + area + ", " + ratio + ", " + tries + " tries");
    }
  }

  /** Erases from an image in planes. */
  void apply(
      float[] target, int offset, int channels, int width, int height, SplittableRandom random) {
    if (random.nextDouble() >= probability) {
      return;
    }
    for (int i = 0; i < tries; i++) {
      double size = area.uniform(random) * width * height;
      double aspect = ratio.uniform(random);
      double h = Math.rint(Math.sqrt(size * aspect));
      double w = Math.rint(Math.sqrt(size / aspect));
      if (h < height && w < width) {
        int top = random.nextInt(height - (int) h + 1);
        int left = random.nextInt(width - (int) w + 1);
        for (int y = 0; y < channels * (int) h; y++) {
          int plane = offset + y / (int) h * width * height;
          int from = plane + (top + y % (int) h) * width + left;
          Arrays.fill(target, from, from + (int) w, 0);
        }
        return;
      }
    }
  }
}
