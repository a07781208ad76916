package incnas.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** PNG files of every kind that a user may have. */
final class Png {
  private Png() {}

  /** A file of a type of {@link BufferedImage}, its pixel (x, y) with red 8 x and green 8 y. */
  static Path write(Path file, int type, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, new Color(8 * x, 8 * y, 0, 100 + x).getRGB());
      }
    }
    return write(file, image);
  }

  static Path write(Path file, BufferedImage image) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for " + image);
    }
    return file;
  }

  /** Raw greys, without the conversions that Java has for colours. */
  static Path greys(Path file, int dataType, int... levels) throws IOException {
    int type =
        dataType == DataBuffer.TYPE_USHORT
            ? BufferedImage.TYPE_USHORT_GRAY
            : BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage image = new BufferedImage(levels.length, 1, type);
    image.getRaster().setPixels(0, 0, levels.length, 1, levels);
    return write(file, image);
  }

  /** Two colours, the second of them transparent. */
  static Path palette(Path file) throws IOException {
    byte[] reds = {10, (byte) 200};
    byte[] blues = {30, 40};
    IndexColorModel colors = new IndexColorModel(1, 2, reds, new byte[2], blues, 1);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, colors);
    image.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 1});
    return write(file, image);
  }

  /** The front part of a file. */
  static void cut(Path file, Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
  }

  /** Samples of the only or of the first three channels, row by row. */
  static int[] samples(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }
}
