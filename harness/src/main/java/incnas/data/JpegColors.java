package incnas.data;

/**
 * Red, green and blue of stored JPEG components, in the integers of libjpeg (YCC to RGB) and of
 * Pillow (CMYK to RGB).
 *
 * <p>Four components are taken as inverted, the habit of Adobe's programs that Pillow assumes of
 * every such file.
 */
final class JpegColors {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);

  private static final int[] CR_RED = new int[256];
  private static final int[] CB_BLUE = new int[256];
  private static final int[] CR_GREEN = new int[256];
  private static final int[] CB_GREEN = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int x = i - 128;
      CR_RED[i] = (fix(1.40200) * x + HALF) >> BITS;
      CB_BLUE[i] = (fix(1.77200) * x + HALF) >> BITS;
      CR_GREEN[i] = -fix(0.71414) * x;
      CB_GREEN[i] = -fix(0.34414) * x + HALF;
    }
  }

  private JpegColors() {}

  private static int fix(double x) {
    return (int) (x * (1 << BITS) + 0.5);
  }

  static int components(JpegFrame.Color color) {
    return switch (color) {
      case GREY -> 1;
      case YCC, RGB -> 3;
      case CMYK, YCCK -> 4;
    };
  }

  /**
   * Converts one row.
   *
   * @param samples the components of each pixel together
   * @param offset where in {@code rgb} the row begins
   */
  static void row(JpegFrame.Color color, int[] samples, byte[] rgb, int offset) {
    int step = components(color);
    for (int i = 0, at = offset; i < samples.length; i += step, at += 3) {
      switch (color) {
        case GREY -> put(rgb, at, samples[i], samples[i], samples[i]);
        case RGB -> put(rgb, at, samples[i], samples[i + 1], samples[i + 2]);
        case YCC -> ycc(rgb, at, samples[i], samples[i + 1], samples[i + 2]);
        case CMYK -> {
          put(rgb, at, samples[i], samples[i + 1], samples[i + 2]);
          shade(rgb, at, samples[i + 3]);
        }
        case YCCK -> {
          // libjpeg makes cyan the complement of red; so the inverse of cyan is red
          ycc(rgb, at, samples[i], samples[i + 1], samples[i + 2]);
          invert(rgb, at);
          shade(rgb, at, samples[i + 3]);
        }
      }
    }
  }

  private static void ycc(byte[] rgb, int at, int y, int cb, int cr) {
    put(
        rgb,
        at,
        clip(y + CR_RED[cr]),
        clip(y + ((CB_GREEN[cb] + CR_GREEN[cr]) >> BITS)),
        clip(y + CB_BLUE[cb]));
  }

  private static void invert(byte[] rgb, int at) {
    for (int c = 0; c < 3; c++) {
      rgb[at + c] = (byte) ~rgb[at + c];
    }
  }

  /** Pillow's {@code cmyk2rgb} of inverted inks: white less black, times what the ink lets by. */
  private static void shade(byte[] rgb, int at, int white) {
    for (int c = 0; c < 3; c++) {
      int ink = 255 - (rgb[at + c] & 0xFF);
      int product = ink * white + 128;
      rgb[at + c] = (byte) clip(white - (((product >> 8) + product) >> 8));
    }
  }

  private static void put(byte[] rgb, int at, int red, int green, int blue) {
    rgb[at] = (byte) red;
    rgb[at + 1] = (byte) green;
    rgb[at + 2] = (byte) blue;
  }

  private static int clip(int value) {
    return Math.min(255, Math.max(0, value));
  }
}
