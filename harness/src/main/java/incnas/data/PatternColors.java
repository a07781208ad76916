package incnas.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Three colours that can be told apart, from a distribution that looks the same when colours are
 * exchanged or inverted; so the mean of a pixel says nothing about the shape that covers it.
 */
@SuppressWarnings("ArrayRecordComponent")
record PatternColors(int[] ground, int[] figure, int[] stripe) {
  private static final int CHANNELS = 3;

  /** Least difference in brightness (the sum of the channels, 0 to 765). */
  private static final int CONTRAST = 220;

  static PatternColors draw(SplittableRandom random) {
    while (true) {
      PatternColors colors = new PatternColors(color(random), color(random), color(random));
      if (apart(colors.ground, colors.figure) && apart(colors.figure, colors.stripe)) {
        return colors;
      }
    }
  }

  static int[] color(SplittableRandom random) {
    int[] color = new int[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      color[c] = random.nextInt(256);
    }
    return color;
  }

  private static boolean apart(int[] a, int[] b) {
    return Math.abs(Arrays.stream(a).sum() - Arrays.stream(b).sum()) >= CONTRAST;
  }
}
