package incnas.augment;

import java.util.function.IntUnaryOperator;

/** Operations that look every value up in a table of its channel. */
final class Tone {
  private static final int CHANNELS = 3;
  private static final int LEVELS = 256;

  private Tone() {}

  /** Makes the table of a channel from the count of each of its levels. */
  @FunctionalInterface
  private interface Table {
    int[] of(int[] counts);
  }

  static Picture invert(Picture picture) {
    return mapped(picture, level -> 255 - level);
  }

  static Picture posterize(Picture picture, int bits) {
    int mask = -(1 << (8 - bits));
    return mapped(picture, level -> level & mask);
  }

  static Picture solarize(Picture picture, double threshold) {
    return mapped(picture, level -> level < threshold ? level : 255 - level);
  }

  private static Picture mapped(Picture picture, IntUnaryOperator map) {
    int[] table = new int[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = map.applyAsInt(level);
    }
    return looked(picture, new int[][] {table, table, table});
  }

  /** Stretches each channel over all levels. */
  static Picture autocontrast(Picture picture) {
    return byCounts(picture, Tone::stretched);
  }

  private static int[] stretched(int[] counts) {
    int low = 0;
    while (counts[low] == 0) {
      low++;
    }
    int high = LEVELS - 1;
    while (counts[high] == 0) {
      high--;
    }
    if (high <= low) {
      return identity();
    }
    double scale = 255.0 / (high - low);
    double offset = -low * scale;
    int[] table = new int[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = Math.min(255, Math.max(0, (int) (level * scale + offset)));
    }
    return table;
  }

  /** Makes the levels of each channel about equally frequent. */
  static Picture equalize(Picture picture) {
    return byCounts(picture, Tone::equalized);
  }

  private static int[] equalized(int[] counts) {
    int used = 0;
    int last = 0;
    int sum = 0;
    for (int count : counts) {
      if (count > 0) {
        used++;
        last = count;
        sum += count;
      }
    }
    int step = (sum - last) / 255;
    if (used <= 1 || step == 0) {
      return identity();
    }
    int[] table = new int[LEVELS];
    int below = step / 2;
    for (int level = 0; level < LEVELS; level++) {
      table[level] = Math.min(255, below / step);
      below += counts[level];
    }
    return table;
  }

  private static int[] identity() {
    int[] table = new int[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = level;
    }
    return table;
  }

  private static Picture byCounts(Picture picture, Table table) {
    int[][] counts = new int[CHANNELS][LEVELS];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i += CHANNELS) {
      counts[0][rgb[i] & 255]++;
      counts[1][rgb[i + 1] & 255]++;
      counts[2][rgb[i + 2] & 255]++;
    }
    return looked(
        picture, new int[][] {table.of(counts[0]), table.of(counts[1]), table.of(counts[2])});
  }

  private static Picture looked(Picture picture, int[][] tables) {
    byte[] source = picture.rgb();
    byte[] rgb = new byte[source.length];
    for (int i = 0; i < rgb.length; i += CHANNELS) {
      rgb[i] = (byte) tables[0][source[i] & 255];
      rgb[i + 1] = (byte) tables[1][source[i + 1] & 255];
      rgb[i + 2] = (byte) tables[2][source[i + 2] & 255];
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
