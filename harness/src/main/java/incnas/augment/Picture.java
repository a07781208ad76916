package incnas.augment;

import java.util.Objects;

/**
 * A colour image in eight bits a channel.
 *
 * <p>The array is shared, not copied: treat it as read-only. Equality is identity of the array.
 *
 * @param rgb {@code height * width * 3} unsigned bytes, row by row, red, green and blue together
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record Picture(int width, int height, byte[] rgb) {
  public Picture {
    Objects.requireNonNull(rgb, "rgb");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + "x" + height);
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          rgb.length + " bytes do not make a picture of " + width + "x" + height);
    }
  }
}
