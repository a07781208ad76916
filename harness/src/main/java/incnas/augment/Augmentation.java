package incnas.augment;

import incnas.seed.Seed;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What is done to a training image, in this order: a random crop (of the zero-padded image, or
 * resized), mirroring, AutoAugment or colour jitter, light, normalization, erasing, reduction.
 *
 * <p>A pure function of seed, epoch, index and image: whatever else is drawn before or beside it,
 * and on whatever thread. Each step draws from a seed of its own, so that one more step leaves the
 * others' choices as they were.
 *
 * @param cropPadding pixels of black padding on each side, before a crop of the original size; 0
 *     for none
 * @param flip whether an image is mirrored left to right with probability one half
 * @param resizedCrop in place of the padded crop
 * @param colorJitter strength of changes of brightness, contrast and saturation; 0 for none
 * @param lighting standard deviation of light along the principal components of colour; 0 for none
 * @param reduced side to which the normalized image is reduced; 0 for none
 */
public record Augmentation(
    int cropPadding,
    boolean flip,
    Optional<ResizedCrop> resizedCrop,
    Optional<Policy> policy,
    double colorJitter,
    double lighting,
    Optional<Erasing> erasing,
    int reduced) {
  /** Leaves the image as it is. */
  public static final Augmentation NONE = cropAndFlip(0, false);

  /** The plain one for CIFAR: four pixels of padding, and mirroring. */
  public static final Augmentation CIFAR = cropAndFlip(4, true);

  public Augmentation {
    if (cropPadding < 0) {
      throw new IllegalArgumentException("padding of " + cropPadding + " pixels");
    }
    if (!(colorJitter >= 0) || !(lighting >= 0) || reduced < 0) {
      throw new IllegalArgumentException(
          "colour jitter " + colorJitter + ", lighting " + lighting + ", reduced to " + reduced);
    }
    if (reduced > 0 && resizedCrop.map(ResizedCrop::side).filter(s -> s >= reduced).isEmpty()) {
      throw new IllegalArgumentException("a reduction to " + reduced + " of " + resizedCrop);
    }
  }

  /** A crop of the padded image, and mirroring, and nothing else. */
  public static Augmentation cropAndFlip(int padding, boolean flip) {
    return new Augmentation(
        padding, flip, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), 0);
  }

  /**
   * One outcome of the random choices of the padded crop.
   *
   * @param top row of the padded image that becomes row 0, from 0 to twice the padding
   * @param left column of the padded image that becomes column 0, before the mirroring
   */
  public record Draw(int top, int left, boolean mirrored) {}

  /** The choices for one image in one epoch. */
  public Draw draw(long seed, int epoch, int index) {
    return draw(image(seed, epoch, index));
  }

  private static Seed image(long seed, int epoch, int index) {
    return new Seed(seed).derive("augment", epoch).derive("image", index);
  }

  private Draw draw(Seed image) {
    SplittableRandom random = image.random();
    int top = random.nextInt(2 * cropPadding + 1);
    int left = random.nextInt(2 * cropPadding + 1);
    return new Draw(top, left, flip && random.nextBoolean());
  }

  /** Whether images are only cropped from their padding, mirrored and normalized. */
  public boolean isPlain() {
    return resizedCrop.isEmpty()
        && policy.isEmpty()
        && colorJitter == 0
        && lighting == 0
        && erasing.isEmpty();
  }

  /** Values of a channel of any image, where all are cut to one size. */
  public int area() {
    if (resizedCrop.isEmpty()) {
      throw new IllegalStateException("images stay as large as they are");
    }
    return area(0, 0);
  }

  /** Values of a channel of an image of this size. */
  public int area(int width, int height) {
    int side = reduced > 0 ? reduced : resizedCrop.map(ResizedCrop::side).orElse(0);
    return side > 0 ? side * side : width * height;
  }

  /**
   * Writes an image whose channels lie in planes, where {@link #isPlain} holds.
   *
   * @param from where in {@code pixels} it begins
   * @param offset where in {@code target} its planes begin
   */
  public void applyToPlanes(
      byte[] pixels,
      int from,
      int height,
      int width,
      Levels levels,
      long seed,
      int epoch,
      int index,
      float[] target,
      int offset) {
    if (!isPlain()) {
      throw new IllegalStateException(this + " needs pictures");
    }
    padded(draw(seed, epoch, index)).write(pixels, from, height, width, levels, target, offset);
  }

  private PaddedCrop padded(Draw draw) {
    return new PaddedCrop(draw.top() - cropPadding, draw.left() - cropPadding, draw.mirrored());
  }

  /** Writes the three planes of a picture, of {@link #area} values each. */
  public void apply(
      Picture picture, Levels levels, long seed, int epoch, int index, float[] target, int offset) {
    Seed image = image(seed, epoch, index);
    Picture colored = colored(cropped(picture, image), image);
    Levels lit =
        lighting > 0
            ? levels.lit(new Lighting(lighting).draw(image.derive("lighting").random()))
            : levels;
    int side = resizedCrop.map(ResizedCrop::side).orElse(0);
    Reduction.write(
        reduced > 0 ? reduced : side,
        side,
        target,
        offset,
        (planes, at) -> {
          lit.write(colored, planes, at);
          erase(planes, at, colored, image);
        });
  }

  private Picture cropped(Picture picture, Seed image) {
    Draw draw = draw(image);
    if (resizedCrop.isEmpty()) {
      return padded(draw).of(picture);
    }
    Picture part = resizedCrop.get().apply(picture, image.derive("resized-crop").random());
    return new PaddedCrop(0, 0, draw.mirrored()).of(part);
  }

  private Picture colored(Picture picture, Seed image) {
    Picture jittered =
        colorJitter > 0
            ? new ColorJitter(colorJitter).apply(picture, image.derive("color-jitter").random())
            : picture;
    return policy
        .map(p -> p.apply(jittered, image.derive("auto-augment").random()))
        .orElse(jittered);
  }

  private void erase(float[] planes, int offset, Picture picture, Seed image) {
    erasing.ifPresent(
        e ->
            e.apply(
                planes,
                offset,
                3,
                picture.width(),
                picture.height(),
                image.derive("erasing").random()));
  }
}
