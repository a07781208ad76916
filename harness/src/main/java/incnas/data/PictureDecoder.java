package incnas.data;

import incnas.augment.Picture;

/**
 * Makes pixels of picture files, with the values of Pillow's {@code convert("RGB")}: grey is
 * repeated, CMYK is converted, transparency and colour profiles are ignored, nothing is rotated.
 *
 * <p>The kind of a file is told by its first bytes, not by its name. Damaged files are refused;
 * Pillow fills up what it cannot read inside a complete file, this decoder does not.
 */
final class PictureDecoder {
  /** More pixels are taken for damage, as in Pillow. */
  private static final long MOST_PIXELS = 178_956_970;

  private PictureDecoder() {}

  /** What decodes; another decoder checks a folder anew. */
  static String name() {
    return LibJpeg.isLoaded() ? LibJpeg.NAME : "javax.imageio";
  }

  static Picture decode(byte[] file) throws Undecodable {
    if (file.length == 0) {
      throw new Undecodable("it is empty");
    }
    if (PngFile.matches(file)) {
      return PngFile.decode(file);
    }
    JpegFrame frame = JpegFrame.of(file);
    requireSize(frame.width(), frame.height());
    boolean easy = frame.color() == JpegFrame.Color.YCC || frame.color() == JpegFrame.Color.GREY;
    return easy && LibJpeg.isLoaded() ? LibJpeg.decode(file) : JdkJpeg.decode(file, frame);
  }

  static void requireSize(int width, int height) throws Undecodable {
    if ((long) width * height > MOST_PIXELS) {
      throw new Undecodable("it claims to have " + width + "x" + height + " pixels");
    }
  }
}
