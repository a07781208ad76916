package incnas.data;

import incnas.augment.Picture;
import java.util.Arrays;
import java.util.Objects;

/**
 * Labelled images as raw bytes.
 *
 * <p>The arrays are shared, not copied: treat them as read-only. Equality is identity of the
 * arrays.
 *
 * @param pixels {@code count * channels * height * width} unsigned bytes, image after image, in
 *     each image plane after plane (CHW), in each plane row after row
 * @param labels {@code count} class numbers from 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record Images(int count, int channels, int height, int width, byte[] pixels, int[] labels) {
  public Images {
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

  /** Bytes of one image. */
  public int imageSize() {
    return channels * height * width;
  }

  /** One image, with its colours pixel by pixel; only where there are three channels. */
  public Picture picture(int index) {
    if (channels != 3) {
      throw new IllegalArgumentException("a picture has 3 channels, these images " + channels);
    }
    int area = height * width;
    int from = Objects.checkIndex(index, count) * imageSize();
    byte[] rgb = new byte[imageSize()];
    for (int pixel = 0, at = 0; pixel < area; pixel++, at += 3) {
      rgb[at] = pixels[from + pixel];
      rgb[at + 1] = pixels[from + area + pixel];
      rgb[at + 2] = pixels[from + 2 * area + pixel];
    }
    return new Picture(width, height, rgb);
  }

  /** The first {@code n} images. */
  public Images first(int n) {
    if (n < 0 || n > count) {
      throw new IllegalArgumentException(n + " of " + count + " images");
    }
    return n == count
        ? this
        : new Images(
            n,
            channels,
            height,
            width,
            Arrays.copyOf(pixels, n * imageSize()),
            Arrays.copyOf(labels, n));
  }

  /** The images at {@code indices}, in that order; an index may occur more than once. */
  public Images select(int[] indices) {
    int size = imageSize();
    byte[] chosen = new byte[Math.multiplyExact(indices.length, size)];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      int from = Objects.checkIndex(indices[i], count);
      System.arraycopy(pixels, from * size, chosen, i * size, size);
      chosenLabels[i] = labels[from];
    }
    return new Images(indices.length, channels, height, width, chosen, chosenLabels);
  }
}
