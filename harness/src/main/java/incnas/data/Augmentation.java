package incnas.data;

import incnas.seed.Seed;
import java.util.SplittableRandom;

/**
 * What is done to a training image: a random crop of the zero-padded image, and a mirroring.
 *
 * <p>The padding is raw 0 (black), put on before normalization, as in the public recipes.
 *
 * @param cropPadding pixels of padding on each side, before a crop of the original size; 0 for none
 * @param flip whether an image is mirrored left to right with probability one half
 */
public record Augmentation(int cropPadding, boolean flip) {
  /** Leaves the image as it is. */
  public static final Augmentation NONE = new Augmentation(0, false);

  /** The usual one for CIFAR: four pixels of padding, and mirroring. */
  public static final Augmentation CIFAR = new Augmentation(4, true);

  public Augmentation {
    if (cropPadding < 0) {
      throw new IllegalArgumentException("padding of " + cropPadding + " pixels");
    }
  }

  /**
   * One outcome of the random choices.
   *
   * @param top row of the padded image that becomes row 0, from 0 to twice the padding
   * @param left column of the padded image that becomes column 0, before the mirroring
   */
  public record Draw(int top, int left, boolean mirrored) {}

  /** The choices for one image in one epoch, whatever else is drawn before or beside it. */
  public Draw draw(long seed, int epoch, int index) {
    SplittableRandom random =
        new Seed(seed).derive("augment", epoch).derive("image", index).random();
    int top = random.nextInt(2 * cropPadding + 1);
    int left = random.nextInt(2 * cropPadding + 1);
    return new Draw(top, left, flip && random.nextBoolean());
  }

  /**
   * Writes image {@code index} of {@code images}, augmented and normalized, to {@code target}.
   *
   * @param offset where in {@code target} its {@link RawImages#imageSize} values (CHW) begin
   */
  public void apply(
      RawImages images,
      int index,
      Normalization normalization,
      long seed,
      int epoch,
      float[] target,
      int offset) {
    apply(images, index, normalization.table(), draw(seed, epoch, index), target, offset);
  }

  /** As the other, with the normalization as {@code table[channel][raw]} and the choices given. */
  void apply(RawImages images, int index, float[][] table, Draw draw, float[] target, int offset) {
    int height = images.height();
    int width = images.width();
    byte[] pixels = images.pixels();
    int at = offset;
    for (int c = 0; c < images.channels(); c++) {
      int plane = (index * images.channels() + c) * height * width;
      for (int y = 0; y < height; y++) {
        int sourceY = y + draw.top() - cropPadding;
        boolean rowInside = sourceY >= 0 && sourceY < height;
        for (int x = 0; x < width; x++) {
          int cropX = draw.mirrored() ? width - 1 - x : x;
          int sourceX = cropX + draw.left() - cropPadding;
          boolean inside = rowInside && sourceX >= 0 && sourceX < width;
          int raw = inside ? Byte.toUnsignedInt(pixels[plane + sourceY * width + sourceX]) : 0;
          target[at++] = table[c][raw];
        }
      }
    }
  }
}
