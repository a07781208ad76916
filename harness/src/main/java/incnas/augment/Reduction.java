package incnas.augment;

/**
 * Bilinear interpolation of normalized images without antialiasing, as PyTorch's {@code
 * interpolate} with corners not aligned.
 */
public final class Reduction {
  private static final int CHANNELS = 3;

  private Reduction() {}

  /** Writes an image in planes. */
  @FunctionalInterface
  interface Image {
    void writeTo(float[] target, int offset);
  }

  /** Writes an image of {@code side}, reduced to {@code reduced} where that is another. */
  static void write(int reduced, int side, float[] target, int offset, Image image) {
    if (reduced == side) {
      image.writeTo(target, offset);
      return;
    }
    float[] whole = new float[CHANNELS * side * side];
    image.writeTo(whole, 0);
    for (int channel = 0; channel < CHANNELS; channel++) {
      plane(
          whole,
          channel * side * side,
          side,
          target,
          offset + channel * reduced * reduced,
          reduced);
    }
  }

  /** A number of images of one side, in planes, reduced to another. */
  public static float[] of(float[] images, int count, int side, int reduced) {
    int area = reduced * reduced;
    float[] target = new float[count * CHANNELS * area];
    for (int plane = 0; plane < count * CHANNELS; plane++) {
      plane(images, plane * side * side, side, target, plane * area, reduced);
    }
    return target;
  }

  private static void plane(float[] source, int from, int side, float[] target, int to, int size) {
    float scale = (float) side / size;
    for (int y = 0; y < size; y++) {
      float sourceY = Math.max(0, scale * (y + 0.5f) - 0.5f);
      int top = (int) sourceY;
      float down = sourceY - top;
      int row = from + top * side;
      int below = from + Math.min(top + 1, side - 1) * side;
      for (int x = 0; x < size; x++) {
        float sourceX = Math.max(0, scale * (x + 0.5f) - 0.5f);
        int left = (int) sourceX;
        int right = Math.min(left + 1, side - 1);
        float across = sourceX - left;
        float upper = (1 - across) * source[row + left] + across * source[row + right];
        float lower = (1 - across) * source[below + left] + across * source[below + right];
        target[to + y * size + x] = (1 - down) * upper + down * lower;
      }
    }
  }
}
