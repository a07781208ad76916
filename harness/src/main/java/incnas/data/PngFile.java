package incnas.data;

import incnas.augment.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNG through the Java platform's own decoder, after a check of every chunk's sum. */
final class PngFile {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int END = 0x49454E44; // IEND

  private PngFile() {}

  static boolean matches(byte[] file) {
    return file.length >= 8 && ByteBuffer.wrap(file).getLong() == SIGNATURE;
  }

  static Picture decode(byte[] file) throws Undecodable {
    requireWhole(file);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      PictureDecoder.requireSize(reader.getWidth(0), reader.getHeight(0));
      return picture(reader.read(0));
    } catch (IOException | RuntimeException e) { // the reader trusts what it reads
      throw new Undecodable("its picture is damaged (" + Problems.describe(e) + ")", e);
    } finally {
      reader.dispose();
    }
  }

  /** Length, type, content and sum of each chunk up to the last. */
  private static void requireWhole(byte[] file) throws Undecodable {
    ByteBuffer in = ByteBuffer.wrap(file).position(8);
    CRC32 sum = new CRC32();
    while (true) {
      int length = in.remaining() < 12 ? -1 : in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        throw new Undecodable("it is cut off inside its picture");
      }
      int from = in.position();
      int type = in.getInt();
      in.position(from + 4 + length);
      sum.reset();
      sum.update(file, from, 4 + length);
      if (in.getInt() != (int) sum.getValue()) {
        throw new Undecodable("its picture is damaged (a checksum does not match)");
      }
      if (type == END) {
        return;
      }
    }
  }

  /** Samples as they are stored: of 16 bits the high ones, of a palette its colours. */
  private static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    IndexColorModel palette = model instanceof IndexColorModel index ? index : null;
    int bands = raster.getNumBands();
    int bits = raster.getSampleModel().getSampleSize(0);
    int[] row = new int[width * bands];
    byte[] rgb = new byte[Math.multiplyExact(3, width * height)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int from = x * bands;
        for (int c = 0; c < 3; c++) {
          int sample = row[from + (bands >= 3 ? c : 0)];
          rgb[at++] = (byte) (palette == null ? eight(sample, bits) : color(palette, sample, c));
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  private static int eight(int sample, int bits) {
    return bits == 16 ? sample >> 8 : sample * 255 / ((1 << bits) - 1);
  }

  private static int color(IndexColorModel palette, int index, int channel) {
    return switch (channel) {
      case 0 -> palette.getRed(index);
      case 1 -> palette.getGreen(index);
      default -> palette.getBlue(index);
    };
  }
}
