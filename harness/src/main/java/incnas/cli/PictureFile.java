package incnas.cli;

import incnas.augment.Picture;
import incnas.run.AtomicFile;
import incnas.run.IoReason;
import incnas.run.UserError;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as files: read from PNG and whatever else Java reads, written as PNG. */
final class PictureFile {
  private static final int CHANNELS = 3;
  private static final int BITS = 8;

  private PictureFile() {}

  /** An image in colour: palettes and greys are spelt out, transparency is dropped. */
  static Picture read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": is a directory; name an image");
    }
    try (InputStream bytes = Files.newInputStream(file);
        ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UserError(file + ": is not an image that can be read; give a PNG file");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return colored(file, decoded(file, reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new UserError(
          "cannot read " + file + ": " + IoReason.of(e) + "; check the path and its permissions",
          e);
    }
  }

  private static BufferedImage decoded(Path file, ImageReader reader) {
    try {
      long size = (long) reader.getWidth(0) * reader.getHeight(0) * CHANNELS;
      if (size > Integer.MAX_VALUE - BITS) {
        throw new UserError(
            file
                + ": "
                + reader.getWidth(0)
                + "x"
                + reader.getHeight(0)
                + " pixels are too many; give a smaller image");
      }
      return reader.read(0);
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) { // damaged files meet all kinds in the decoders
      throw new UserError(file + ": is damaged and cannot be read; give a whole PNG file", e);
    }
  }

  private static Picture colored(Path file, BufferedImage image) {
    Raster raster = image.getRaster();
    if (raster.getSampleModel().getSampleSize(0) > BITS) {
      throw new UserError(
          file
              + ": has "
              + raster.getSampleModel().getSampleSize(0)
              + " bits a channel; convert it to 8 bits");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[CHANNELS * width * height];
    if (image.getColorModel() instanceof IndexColorModel palette) {
      for (int i = 0; i < width * height; i++) {
        int index = raster.getSample(i % width, i / width, 0);
        rgb[CHANNELS * i] = (byte) palette.getRed(index);
        rgb[CHANNELS * i + 1] = (byte) palette.getGreen(index);
        rgb[CHANNELS * i + 2] = (byte) palette.getBlue(index);
      }
      return new Picture(width, height, rgb);
    }
    int type = image.getColorModel().getColorSpace().getType();
    if (type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_GRAY) {
      throw new UserError(file + ": is neither in RGB nor in greys; convert it to RGB");
    }
    int colors = type == ColorSpace.TYPE_RGB ? CHANNELS : 1;
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / CHANNELS;
      rgb[i] = (byte) raster.getSample(pixel % width, pixel / width, i % CHANNELS % colors);
    }
    return new Picture(width, height, rgb);
  }

  /** Whether a name is that of an image. */
  static boolean isNamed(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp|tiff?)");
  }

  static void requirePng(Path out) {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new UserError("--out " + out + ": pictures are written as PNG; end the name in .png");
    }
  }

  /** Replaces the file. */
  static void write(Picture picture, Path out) {
    AtomicFile.write(out, png(picture));
  }

  private static byte[] png(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.rgb());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
