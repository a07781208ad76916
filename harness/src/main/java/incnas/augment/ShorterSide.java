package incnas.augment;

/** Resizes a picture by its shorter side, bicubic, as torchvision's {@code Resize}. */
final class ShorterSide {
  private ShorterSide() {}

  /** The longer side keeps the ratio, its fraction cut off. */
  static Picture resized(Picture picture, int side) {
    int width = picture.width();
    int height = picture.height();
    int longer = (int) ((long) side * Math.max(width, height) / Math.min(width, height));
    return width <= height
        ? Box.whole(picture).resized(picture, side, longer, Filter.BICUBIC)
        : Box.whole(picture).resized(picture, longer, side, Filter.BICUBIC);
  }
}
