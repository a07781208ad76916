package incnas.augment;

/**
 * How a test image is prepared: bicubic resizing of its shorter side, the square in its middle,
 * normalization, and perhaps a reduction of the normalized image.
 *
 * @param share of the shorter side that the square covers; above 0, at most 1
 * @param side of the square, in pixels
 * @param reduced side after the reduction; {@code side} for none
 */
public record CenterCrop(double share, int side, int reduced) {
  public CenterCrop {
    if (!(share > 0 && share <= 1) || side < 1 || reduced < 1 || reduced > side) {
      throw new IllegalArgumentException(
          "the middle " + share + " at " + side + " pixels, reduced to " + reduced);
    }
  }

  /** Whether an image of this size is only normalized. */
  public boolean isPlain(int width, int height) {
    return share == 1 && width == side && height == side && reduced == side;
  }

  /** Writes three planes of {@link #reduced} squared values. */
  public void apply(Picture picture, Levels levels, float[] target, int offset) {
    Picture square = square(picture);
    Reduction.write(reduced, side, target, offset, (t, at) -> levels.write(square, t, at));
  }

  private Picture square(Picture picture) {
    Picture resized = ShorterSide.resized(picture, (int) Math.ceil(side / share));
    int left = (int) Math.rint((resized.width() - side) / 2.0);
    int top = (int) Math.rint((resized.height() - side) / 2.0);
    return Box.sized(left, top, side, side).resized(resized, side, side, Filter.BICUBIC);
  }
}
