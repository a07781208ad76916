package incnas.augment;

import java.util.Arrays;

/**
 * Pillow's enhancements: a blend of the picture with a degenerate of it.
 *
 * <p>A factor of 0 gives the degenerate, 1 the picture; beyond, values are clipped to 0..255.
 * Blending is in single precision, and cuts fractions off.
 */
enum Enhancement {
  /** Towards the luma image. */
  COLOR {
    @Override
    Picture degenerate(Picture picture) {
      byte[] source = picture.rgb();
      byte[] rgb = new byte[source.length];
      for (int i = 0; i < rgb.length; i += 3) {
        Arrays.fill(rgb, i, i + 3, (byte) luma(source, i));
      }
      return new Picture(picture.width(), picture.height(), rgb);
    }
  },
  /** Towards the mean luma, rounded. */
  CONTRAST {
    @Override
    Picture degenerate(Picture picture) {
      byte[] source = picture.rgb();
      long sum = 0;
      for (int i = 0; i < source.length; i += 3) {
        sum += luma(source, i);
      }
      double pixels = source.length / 3.0;
      double mean = sum / pixels;
      return plain(picture, (int) (mean + 0.5));
    }
  },
  /** Towards black. */
  BRIGHTNESS {
    @Override
    Picture degenerate(Picture picture) {
      return plain(picture, 0);
    }
  },
  /** Towards the image smoothed by (1 1 1, 1 5 1, 1 1 1) / 13, but for its border. */
  SHARPNESS {
    @Override
    Picture degenerate(Picture picture) {
      byte[] source = picture.rgb();
      byte[] rgb = source.clone();
      int row = picture.width() * 3;
      for (int y = 1; y < picture.height() - 1; y++) {
        for (int i = y * row + 3; i < (y + 1) * row - 3; i++) {
          int sum = columns(source, i - row) + columns(source, i) + columns(source, i + row);
          // sums of thirteenths never lie half-way, so whole numbers round as Pillow's floats do
          rgb[i] = (byte) ((2 * (sum + 4 * (source[i] & 255)) + 13) / 26);
        }
      }
      return new Picture(picture.width(), picture.height(), rgb);
    }

    private int columns(byte[] source, int i) {
      return (source[i - 3] & 255) + (source[i] & 255) + (source[i + 3] & 255);
    }
  };

  abstract Picture degenerate(Picture picture);

  Picture enhance(Picture picture, double factor) {
    float share = (float) factor;
    return share == 1 ? picture : blend(degenerate(picture), picture, share);
  }

  private static Picture blend(Picture degenerate, Picture picture, float share) {
    byte[] from = degenerate.rgb();
    byte[] to = picture.rgb();
    byte[] rgb = new byte[to.length];
    for (int i = 0; i < rgb.length; i++) {
      int low = from[i] & 255;
      float value = low + share * ((to[i] & 255) - low);
      rgb[i] = (byte) (int) Math.min(255, Math.max(0, value));
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  private static Picture plain(Picture picture, int grey) {
    byte[] rgb = new byte[picture.rgb().length];
    Arrays.fill(rgb, (byte) grey);
    return new Picture(picture.width(), picture.height(), rgb);
  }

  /** ITU-R 601-2 in 16-bit fixed point, rounded. */
  private static int luma(byte[] rgb, int i) {
    return ((rgb[i] & 255) * 19595
            + (rgb[i + 1] & 255) * 38470
            + (rgb[i + 2] & 255) * 7471
            + 0x8000)
        >> 16;
  }
}
