package incnas.data;

import java.util.SplittableRandom;

/** Images of random bytes. */
final class RandomImages {
  private RandomImages() {}

  static RawImages of(long seed, int count, int channels, int height, int width) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * channels * height * width];
    random.nextBytes(pixels);
    int[] labels = random.ints(count, 0, 10).toArray();
    return new RawImages(count, channels, height, width, pixels, labels);
  }
}
