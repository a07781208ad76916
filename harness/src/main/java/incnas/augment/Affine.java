package incnas.augment;

import java.util.Arrays;

/**
 * An affine map from output pixels to input pixels, as Pillow's {@code AFFINE} data: the centre
 * {@code (x + 0.5, y + 0.5)} of an output pixel comes from {@code (a x + b y + c, d x + e y + f)}.
 *
 * <p>The output is as large as the input; what comes from outside it is grey 128.
 */
record Affine(double a, double b, double c, double d, double e, double f) {
  static final byte GREY = (byte) 128;

  private static final int CHANNELS = 3;

  /** Coordinates below this are counted in 1/65536 of a pixel. */
  private static final double MOST_FIXED = 32768;

  private static final double ONE = 65536;

  /** The nearest pixel, in one of the three ways that Pillow counts. */
  Picture nearest(Picture picture) {
    Picture result = grey(picture);
    if (b == 0 && d == 0) {
      straight(picture, result.rgb());
    } else if (isFixed(picture.width(), picture.height())) {
      fixed(picture, result.rgb());
    } else {
      floating(picture, result.rgb());
    }
    return result;
  }

  private static Picture grey(Picture picture) {
    byte[] rgb = new byte[picture.rgb().length];
    Arrays.fill(rgb, GREY);
    return new Picture(picture.width(), picture.height(), rgb);
  }

  /** Columns and rows apart: coordinates are summed up in double precision. */
  private void straight(Picture picture, byte[] target) {
    int width = picture.width();
    int height = picture.height();
    int[] columns = new int[width];
    double x = c + a * 0.5;
    for (int column = 0; column < width; column++) {
      columns[column] = pixel(x);
      x += a;
    }
    double y = f + e * 0.5;
    for (int row = 0; row < height; row++) {
      int sourceRow = pixel(y);
      if (sourceRow >= 0 && sourceRow < height) {
        for (int column = 0; column < width; column++) {
          if (columns[column] >= 0 && columns[column] < width) {
            copy(picture, columns[column], sourceRow, target, row * width + column);
          }
        }
      }
      y += e;
    }
  }

  private boolean isFixed(int width, int height) {
    return isFixedAt(0, 0)
        && isFixedAt(width, height)
        && isFixedAt(0, height)
        && isFixedAt(width, 0);
  }

  private boolean isFixedAt(int x, int y) {
    return Math.abs(x * a + y * b + c) < MOST_FIXED && Math.abs(x * d + y * e + f) < MOST_FIXED;
  }

  private void fixed(Picture picture, byte[] target) {
    int width = picture.width();
    int height = picture.height();
    int stepX = toFixed(a);
    int stepY = toFixed(d);
    int rowX = toFixed(c + a * 0.5 + b * 0.5);
    int rowY = toFixed(f + d * 0.5 + e * 0.5);
    int at = 0;
    for (int row = 0; row < height; row++) {
      int x = rowX;
      int y = rowY;
      for (int column = 0; column < width; column++, at++) {
        int sourceX = x >> 16;
        int sourceY = y >> 16;
        if (sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height) {
          copy(picture, sourceX, sourceY, target, at);
        }
        x += stepX;
        y += stepY;
      }
      rowX += toFixed(b);
      rowY += toFixed(e);
    }
  }

  private static int toFixed(double value) {
    return (int) Math.floor(value * ONE + 0.5);
  }

  private void floating(Picture picture, byte[] target) {
    int width = picture.width();
    int height = picture.height();
    double rowX = c + b * 0.5 + a * 0.5;
    double rowY = f + e * 0.5 + d * 0.5;
    int at = 0;
    for (int row = 0; row < height; row++) {
      double x = rowX;
      double y = rowY;
      for (int column = 0; column < width; column++, at++) {
        int sourceX = pixel(x);
        int sourceY = pixel(y);
        if (sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height) {
          copy(picture, sourceX, sourceY, target, at);
        }
        x += a;
        y += d;
      }
      rowX += b;
      rowY += e;
    }
  }

  /** The pixel that a coordinate lies in; -1 for everything to the left. */
  private static int pixel(double coordinate) {
    return coordinate < 0 ? -1 : (int) coordinate;
  }

  private static void copy(Picture picture, int x, int y, byte[] target, int pixel) {
    int from = (y * picture.width() + x) * CHANNELS;
    int to = pixel * CHANNELS;
    target[to] = picture.rgb()[from];
    target[to + 1] = picture.rgb()[from + 1];
    target[to + 2] = picture.rgb()[from + 2];
  }

  /** Pillow's bicubic interpolation (a = -1) of 4x4 pixels; values are cut off, not rounded. */
  Picture bicubic(Picture picture) {
    Picture result = grey(picture);
    int width = picture.width();
    int height = picture.height();
    Patch patch = new Patch(picture);
    int at = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++, at += CHANNELS) {
        double x = a * (column + 0.5) + b * (row + 0.5) + c;
        double y = d * (column + 0.5) + e * (row + 0.5) + f;
        if (x >= 0 && x < width && y >= 0 && y < height) {
          patch.write(x - 0.5, y - 0.5, result.rgb(), at);
        }
      }
    }
    return result;
  }

  /** The 4x4 pixels around a point; pixels outside the picture are those of its border. */
  private static final class Patch {
    private final byte[] rgb;
    private final int width;
    private final int height;

    Patch(Picture picture) {
      rgb = picture.rgb();
      width = picture.width();
      height = picture.height();
    }

    void write(double x, double y, byte[] target, int at) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double dx = x - left;
      double dy = y - top;
      int x0 = column(left - 1);
      int x1 = column(left);
      int x2 = column(left + 1);
      int x3 = column(left + 2);
      int y0 = row(top - 1);
      int y1 = row(top);
      int y2 = row(top + 1);
      int y3 = row(top + 2);
      for (int channel = 0; channel < CHANNELS; channel++) {
        double value =
            cubic(
                line(y0 + channel, x0, x1, x2, x3, dx),
                line(y1 + channel, x0, x1, x2, x3, dx),
                line(y2 + channel, x0, x1, x2, x3, dx),
                line(y3 + channel, x0, x1, x2, x3, dx),
                dy);
        target[at + channel] = (byte) (int) Math.min(255, Math.max(0, value));
      }
    }

    private int column(int x) {
      return Math.min(width - 1, Math.max(0, x)) * CHANNELS;
    }

    private int row(int y) {
      return Math.min(height - 1, Math.max(0, y)) * width * CHANNELS;
    }

    private double line(int row, int x0, int x1, int x2, int x3, double d) {
      return cubic(
          rgb[row + x0] & 255, rgb[row + x1] & 255, rgb[row + x2] & 255, rgb[row + x3] & 255, d);
    }

    /** The order of the operations is part of the result. */
    private static double cubic(double v1, double v2, double v3, double v4, double d) {
      double p2 = -v1 + v3;
      double p3 = 2 * (v1 - v2) + v3 - v4;
      double p4 = -v1 + v2 - v3 + v4;
      return v2 + d * (p2 + d * (p3 + d * p4));
    }
  }
}
