package incnas.augment;

import java.util.Arrays;

/**
 * One crop of a zero-padded image, of the image's own size, and perhaps its mirror image.
 *
 * @param down rows that the crop lies further down than the image; negative for further up
 * @param right columns, likewise, before the mirroring
 */
record PaddedCrop(int down, int right, boolean mirrored) {
  /**
   * Writes the crop of an image that lies in planes, in planes.
   *
   * @param from index of its first byte
   */
  void write(
      byte[] pixels, int from, int height, int width, Levels levels, float[] target, int offset) {
    int first = first(width);
    int end = end(width);
    int step = mirrored ? -1 : 1;
    int at = offset;
    for (int c = 0; c < levels.channels(); c++) {
      float[] table = levels.of(c);
      float black = table[0];
      for (int y = 0; y < height; y++, at += width) {
        int sourceY = y + down;
        if (sourceY < 0 || sourceY >= height) {
          Arrays.fill(target, at, at + width, black);
          continue;
        }
        Arrays.fill(target, at, at + first, black);
        int source = from + (c * height + sourceY) * width + column(first, width);
        for (int x = at + first; x < at + end; x++, source += step) {
          target[x] = table[pixels[source] & 255];
        }
        Arrays.fill(target, at + end, at + width, black);
      }
    }
  }

  /** The crop as a picture of its own. */
  Picture of(Picture picture) {
    if (down == 0 && right == 0 && !mirrored) {
      return picture;
    }
    int height = picture.height();
    int width = picture.width();
    byte[] rgb = new byte[picture.rgb().length];
    int first = first(width);
    int end = end(width);
    for (int y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
      for (int x = first; x < end; x++) {
        int from = ((y + down) * width + column(x, width)) * 3;
        int to = (y * width + x) * 3;
        rgb[to] = picture.rgb()[from];
        rgb[to + 1] = picture.rgb()[from + 1];
        rgb[to + 2] = picture.rgb()[from + 2];
      }
    }
    return new Picture(width, height, rgb);
  }

  /** The column of the image that a column of the crop shows. */
  private int column(int x, int width) {
    return (mirrored ? width - 1 - x : x) + right;
  }

  /** The first column of the crop that shows the image. */
  private int first(int width) {
    return Math.min(width, Math.max(0, mirrored ? right : -right));
  }

  /** The column after the last that does. */
  private int end(int width) {
    return Math.max(first(width), Math.min(width, mirrored ? width + right : width - right));
  }
}
