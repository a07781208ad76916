package incnas.augment;

import java.util.Arrays;

/**
 * A part of a picture.
 *
 * @param right column after the last
 * @param bottom row after the last
 */
public record Box(int left, int top, int right, int bottom) {
  public Box {
    if (left < 0 || top < 0 || left >= right || top >= bottom) {
      throw new IllegalArgumentException(
          "a box from " + left + "," + top + " to " + right + "," + bottom);
    }
  }

  static Box sized(int left, int top, int width, int height) {
    return new Box(left, top, left + width, top + height);
  }

  public static Box whole(Picture picture) {
    return new Box(0, 0, picture.width(), picture.height());
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  public boolean isWithin(Picture picture) {
    return right <= picture.width() && bottom <= picture.height();
  }

  /** This part, resized: first along the rows, rounded to bytes, then along the columns. */
  public Picture resized(Picture picture, int width, int height, Filter filter) {
    if (!isWithin(picture)) {
      throw new IllegalArgumentException(
          this + " of a picture of " + picture.width() + "x" + picture.height());
    }
    byte[] narrow =
        width == width()
            ? cut(picture)
            : alongRows(picture, width, Resampling.of(width(), width, filter));
    return height == height()
        ? new Picture(width, height, narrow)
        : alongColumns(narrow, width, height, Resampling.of(height(), height, filter));
  }

  private byte[] cut(Picture picture) {
    int row = width() * 3;
    byte[] rgb = new byte[row * height()];
    for (int y = 0; y < height(); y++) {
      int from = ((top + y) * picture.width() + left) * 3;
      System.arraycopy(picture.rgb(), from, rgb, y * row, row);
    }
    return rgb;
  }

  private byte[] alongRows(Picture picture, int width, Resampling resampling) {
    byte[] source = picture.rgb();
    byte[] rgb = new byte[Math.multiplyExact(width * 3, height())];
    int at = 0;
    for (int y = top; y < bottom; y++) {
      int row = (y * picture.width() + left) * 3;
      for (int x = 0; x < width; x++) {
        int red = 1 << (Resampling.BITS - 1);
        int green = red;
        int blue = red;
        int pixel = row + resampling.first()[x] * 3;
        int from = x * resampling.reach();
        int to = from + resampling.count()[x];
        for (int k = from; k < to; k++, pixel += 3) {
          int weight = resampling.weights()[k];
          red += (source[pixel] & 255) * weight;
          green += (source[pixel + 1] & 255) * weight;
          blue += (source[pixel + 2] & 255) * weight;
        }
        rgb[at++] = Resampling.toByte(red);
        rgb[at++] = Resampling.toByte(green);
        rgb[at++] = Resampling.toByte(blue);
      }
    }
    return rgb;
  }

  private static Picture alongColumns(byte[] source, int width, int height, Resampling resampling) {
    int row = width * 3;
    byte[] rgb = new byte[Math.multiplyExact(row, height)];
    int[] sums = new int[row];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 1 << (Resampling.BITS - 1));
      for (int k = 0; k < resampling.count()[y]; k++) {
        int weight = resampling.weights()[y * resampling.reach() + k];
        int from = (resampling.first()[y] + k) * row;
        for (int i = 0; i < row; i++) {
          sums[i] += (source[from + i] & 255) * weight;
        }
      }
      for (int i = 0; i < row; i++) {
        rgb[y * row + i] = Resampling.toByte(sums[i]);
      }
    }
    return new Picture(width, height, rgb);
  }
}
