package incnas.augment;

import java.util.SplittableRandom;

/**
 * A random part of a picture, resized to a square by bicubic resampling, as torchvision's {@code
 * RandomResizedCrop}.
 *
 * @param side of the square, in pixels
 * @param share where below 1, the picture is first resized so that its shorter side is {@code side
 *     / share}, rounded; 0 for a part of the picture as it is
 * @param area share of the picture's area, uniform
 * @param ratio width by height, uniform on a logarithmic scale
 */
public record ResizedCrop(int side, double share, Range area, Range ratio) {
  private static final int TRIES = 10;

  public ResizedCrop {
    if (side < 1 || !(share >= 0 && share <= 1) || !(area.low() > 0) || !(ratio.low() > 0)) {
      throw new IllegalArgumentException(
          "a crop to " + side + " of share " + share + ", " + area + ", " + ratio);
    }
  }

  Picture apply(Picture picture, SplittableRandom random) {
    Picture whole =
        share > 0 ? ShorterSide.resized(picture, (int) Math.rint(side / share)) : picture;
    return draw(whole.width(), whole.height(), random).resized(whole, side, side, Filter.BICUBIC);
  }

  /** Ten tries, then the largest part in the middle whose ratio is in range. */
  Box draw(int width, int height, SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      double target = (double) width * height * area.uniform(random);
      double aspect = ratio.logUniform(random);
      double w = Math.rint(Math.sqrt(target * aspect));
      double h = Math.rint(Math.sqrt(target / aspect));
      if (w > 0 && w <= width && h > 0 && h <= height) {
        int top = random.nextInt(height - (int) h + 1);
        int left = random.nextInt(width - (int) w + 1);
        return Box.sized(left, top, (int) w, (int) h);
      }
    }
    return middle(width, height);
  }

  private Box middle(int width, int height) {
    double own = (double) width / height;
    int w = width;
    int h = height;
    if (own < ratio.low()) {
      h = Math.max(1, (int) Math.rint(w / ratio.low()));
    } else if (own > ratio.high()) {
      w = Math.max(1, (int) Math.rint(h * ratio.high()));
    }
    return Box.sized((width - w) / 2, (height - h) / 2, w, h);
  }
}
