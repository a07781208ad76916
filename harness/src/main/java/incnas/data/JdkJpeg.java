package incnas.data;

import incnas.augment.Picture;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG through the Java platform's own decoder, a libjpeg: for platforms without the native one,
 * and for colours that the native one converts otherwise than Pillow.
 *
 * <p>Components are taken as they are stored; their colours are computed here.
 */
final class JdkJpeg {
  private JdkJpeg() {}

  static Picture decode(byte[] file, JpegFrame frame) throws Undecodable {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((IIOReadWarningListener) (source, text) -> warnings.add(text));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      Raster raster = reader.readRaster(0, null);
      if (!warnings.isEmpty()) {
        throw new Undecodable("its picture is damaged (" + warnings.get(0) + ")");
      }
      int bands = raster.getNumBands();
      if (bands != JpegColors.components(frame.color())) {
        throw new Undecodable("it has " + bands + " components, though its header says otherwise");
      }
      int[] samples = new int[raster.getWidth() * bands];
      byte[] rgb = new byte[3 * raster.getWidth() * raster.getHeight()];
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getPixels(0, y, raster.getWidth(), 1, samples);
        JpegColors.row(frame.color(), samples, rgb, 3 * y * raster.getWidth());
      }
      return new Picture(raster.getWidth(), raster.getHeight(), rgb);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Undecodable("its picture is damaged (" + Problems.describe(e) + ")", e);
    } finally {
      reader.dispose();
    }
  }
}
