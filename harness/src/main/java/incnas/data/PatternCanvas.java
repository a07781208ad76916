package incnas.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One image of the embedded data set while it is painted: real-valued planes, 0 to 255. */
final class PatternCanvas {
  static final int CHANNELS = 3;
  static final int SIDE = 32;

  private static final int AREA = SIDE * SIDE;

  /** How strongly a coat covers a pixel, 0 to 1, at pixel coordinates. */
  @FunctionalInterface
  interface Coverage {
    double at(double x, double y);
  }

  private final double[] planes = new double[CHANNELS * AREA];

  /** A coverage with a one pixel wide soft edge, from a distance to that edge in pixels. */
  static double soft(double distance) {
    return Math.min(1, Math.max(0, 0.5 - distance));
  }

  void fill(int[] color) {
    for (int c = 0; c < CHANNELS; c++) {
      Arrays.fill(planes, c * AREA, (c + 1) * AREA, color[c]);
    }
  }

  /** Paints a coat that covers nothing further than {@code reach} from its centre, in x and y. */
  void paint(int[] color, double centerX, double centerY, double reach, Coverage coverage) {
    int lastX = Math.min(SIDE - 1, (int) (centerX + reach));
    int lastY = Math.min(SIDE - 1, (int) (centerY + reach));
    for (int y = Math.max(0, (int) (centerY - reach)); y <= lastY; y++) {
      for (int x = Math.max(0, (int) (centerX - reach)); x <= lastX; x++) {
        double cover = coverage.at(x + 0.5, y + 0.5);
        if (cover > 0) {
          blend(y * SIDE + x, cover, color);
        }
      }
    }
  }

  private void blend(int pixel, double cover, int[] color) {
    for (int at = pixel, c = 0; c < CHANNELS; c++, at += AREA) {
      planes[at] += cover * (color[c] - planes[at]);
    }
  }

  /** Adds noise of about normal distribution and writes the image as unsigned bytes. */
  void develop(SplittableRandom random, double noise, byte[] target, int offset) {
    for (int i = 0; i < planes.length; i += 2) {
      long bits = random.nextLong();
      target[offset + i] = toByte(planes[i] + noise * nearlyNormal(bits));
      target[offset + i + 1] = toByte(planes[i + 1] + noise * nearlyNormal(bits >>> 32));
    }
  }

  /** A sum of four uniform bytes, made to have mean 0 and standard deviation 1. */
  private static double nearlyNormal(long bits) {
    long sum = (bits & 255) + (bits >>> 8 & 255) + (bits >>> 16 & 255) + (bits >>> 24 & 255);
    return (sum - 510) / 147.8;
  }

  private static byte toByte(double value) {
    return (byte) Math.min(255, Math.max(0, (int) Math.floor(value + 0.5)));
  }
}
