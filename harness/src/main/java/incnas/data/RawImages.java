package incnas.data;

import incnas.augment.Picture;
import incnas.run.UserError;
import java.util.Arrays;
import java.util.Objects;

/**
 * Labelled images of one size as raw bytes in memory.
 *
 * <p>The arrays are shared, not copied: treat them as read-only. Equality is identity of the
 * arrays.
 *
 * @param pixels {@code count * channels * height * width} unsigned bytes, image after image, in
 *     each image plane after plane (CHW), in each plane row after row
 * @param labels {@code count} class numbers from 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record RawImages(int count, int channels, int height, int width, byte[] pixels, int[] labels)
    implements Images {
  public RawImages {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(labels, "labels");
    if (count < 0 || channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "impossible shape " + count + "x" + channels + "x" + height + "x" + width);
    }
    if (pixels.length != (long) count * channels * height * width || labels.length != count) {
      throw new IllegalArgumentException(
          "%d pixels and %d labels do not make %d images of %dx%dx%d"
              .formatted(pixels.length, labels.length, count, channels, height, width));
    }
  }

  /**
   * Images that are in memory already.
   *
   * @throws UserError if they are files, which differ in size
   */
  public static RawImages of(Images images) {
    if (images instanceof RawImages raw) {
      return raw;
    }
    throw new UserError(
        "pictures of a folder differ in size and cannot be taken as they lie; choose a data set of one size, such as cifar10");
  }

  /** Bytes of one image. */
  public int imageSize() {
    return channels * height * width;
  }

  /** A copy of the image; one channel is repeated to three. */
  @Override
  public Picture picture(int index) {
    if (channels != 3 && channels != 1) {
      throw new IllegalStateException("images of " + channels + " channels are not colours");
    }
    int area = height * width;
    int from = Objects.checkIndex(index, count) * imageSize();
    byte[] rgb = new byte[3 * area];
    for (int c = 0; c < 3; c++) {
      int plane = from + (channels == 3 ? c * area : 0);
      for (int i = 0, at = c; i < area; i++, at += 3) {
        rgb[at] = pixels[plane + i];
      }
    }
    return new Picture(width, height, rgb);
  }

  @Override
  public RawImages first(int n) {
    if (n < 0 || n > count) {
      throw new IllegalArgumentException(n + " of " + count + " images");
    }
    return n == count
        ? this
        : new RawImages(
            n,
            channels,
            height,
            width,
            Arrays.copyOf(pixels, n * imageSize()),
            Arrays.copyOf(labels, n));
  }

  @Override
  public RawImages select(int[] indices) {
    int size = imageSize();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, size)];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      int from = Objects.checkIndex(indices[i], count);
      System.arraycopy(pixels, from * size, chosen, i * size, size);
      chosenLabels[i] = labels[from];
    }
    return new RawImages(indices.length, channels, height, width, chosen, chosenLabels);
  }
}
