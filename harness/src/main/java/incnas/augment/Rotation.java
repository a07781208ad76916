package incnas.augment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rotation about the centre, counter-clockwise, by nearest pixels; uncovered corners are grey
 * 128.
 */
final class Rotation {
  private static final int DECIMALS = 15;

  private Rotation() {}

  static Picture of(Picture picture, double degrees) {
    double angle = modulo(degrees);
    boolean isSquare = picture.width() == picture.height();
    if (angle == 0) {
      return picture;
    }
    if (angle == 180 || (isSquare && (angle == 90 || angle == 270))) {
      return quarters(picture, (int) angle / 90);
    }
    double radians = -(angle * (Math.PI / 180));
    double cos = rounded(StrictMath.cos(radians));
    double sin = rounded(StrictMath.sin(radians));
    double minusSin = rounded(-StrictMath.sin(radians));
    double centerX = picture.width() / 2.0;
    double centerY = picture.height() / 2.0;
    double c = cos * -centerX + sin * -centerY + 0.0 + centerX;
    double f = minusSin * -centerX + cos * -centerY + 0.0 + centerY;
    return new Affine(cos, sin, c, minusSin, cos, f).nearest(picture);
  }

  /** Python's remainder by 360: never negative. */
  private static double modulo(double degrees) {
    double rest = degrees % 360;
    return rest < 0 ? rest + 360 : rest == 0 ? 0 : rest;
  }

  /** Python's {@code round(value, 15)}. */
  private static double rounded(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Quarter turns, pixel for pixel. */
  private static Picture quarters(Picture picture, int turns) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = new byte[picture.rgb().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sourceX = turns == 2 ? width - 1 - x : turns == 1 ? width - 1 - y : y;
        int sourceY = turns == 2 ? height - 1 - y : turns == 1 ? x : height - 1 - x;
        System.arraycopy(
            picture.rgb(), (sourceY * width + sourceX) * 3, rgb, (y * width + x) * 3, 3);
      }
    }
    return new Picture(width, height, rgb);
  }
}
