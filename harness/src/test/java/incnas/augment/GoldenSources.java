package incnas.augment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import incnas.testing.Shared;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The images that the golden cases were made from, by the name that the index gives them. */
final class GoldenSources {
  private static final String CIFAR = "cifar-10 test ";
  private static final int SIDE = 32;
  private static final int AREA = SIDE * SIDE;

  private final Map<String, Picture> known = new HashMap<>();
  private byte[] cifar;

  Picture of(String name) throws IOException {
    Picture picture = known.get(name);
    if (picture == null) {
      picture =
          name.startsWith(CIFAR)
              ? cifar(Integer.parseInt(name.substring(CIFAR.length())))
              : photograph(name);
      known.put(name, picture);
    }
    return picture;
  }

  private Picture cifar(int index) throws IOException {
    if (cifar == null) {
      cifar = records();
    }
    byte[] rgb = new byte[3 * AREA];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = cifar[index * (1 + 3 * AREA) + 1 + i % 3 * AREA + i / 3];
    }
    return new Picture(SIDE, SIDE, rgb);
  }

  private static byte[] records() throws IOException {
    String data = System.getenv("INCNAS_DATA");
    if (data != null && Files.exists(Path.of(data, "cifar-10-batches-bin", "test_batch.bin"))) {
      return Files.readAllBytes(Path.of(data, "cifar-10-batches-bin", "test_batch.bin"));
    }
    Path packed = Shared.file("data/cifar/cifar10_test_batch.bin.pln.xz");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/xz")),
        "skipped: INCNAS_DATA names no folder with CIFAR-10, and there is no xz to unpack it");
    Process xz = new ProcessBuilder("/usr/bin/xz", "-dc", packed.toString()).start();
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(xz.getInputStream()))) {
      return planes(in);
    }
  }

  /** The packed form: labels, then green, red - green and blue - green, each predicted. */
  private static byte[] planes(DataInputStream in) throws IOException {
    in.readLong();
    int count = Integer.reverseBytes(in.readInt());
    int labelBytes = Integer.reverseBytes(in.readInt());
    in.readNBytes(count * labelBytes);
    byte[] green = plane(in, count);
    byte[] red = plane(in, count);
    byte[] blue = plane(in, count);
    byte[] records = new byte[count * (1 + 3 * AREA)];
    for (int i = 0; i < count * AREA; i++) {
      int at = i / AREA * (1 + 3 * AREA) + 1 + i % AREA;
      records[at] = (byte) (red[i] + green[i] - 128);
      records[at + AREA] = green[i];
      records[at + 2 * AREA] = (byte) (blue[i] + green[i] - 128);
    }
    return records;
  }

  private static byte[] plane(DataInputStream in, int count) throws IOException {
    byte[] plane = in.readNBytes(count * AREA);
    for (int at = 0; at < plane.length; at++) {
      int x = at % SIDE;
      int y = at % AREA / SIDE;
      int left = x > 0 ? plane[at - 1] & 255 : 0;
      int above = y > 0 ? plane[at - SIDE] & 255 : 0;
      int guess = x == 0 ? above : left;
      if (x > 0 && y > 0) {
        int corner = plane[at - SIDE - 1] & 255;
        int low = Math.min(left, above);
        int high = Math.max(left, above);
        guess = corner >= high ? low : corner <= low ? high : left + above - corner;
      }
      plane[at] += (byte) guess;
    }
    return plane;
  }

  private static Picture photograph(String name) throws IOException {
    Path tar = Shared.file("data/imagenet/imagenet-sample-1000-224.tar");
    try (InputStream file = new BufferedInputStream(Files.newInputStream(tar));
        TarArchiveInputStream entries = new TarArchiveInputStream(file)) {
      TarArchiveEntry entry = entries.getNextEntry();
      while (!entry.getName().endsWith(name)) {
        entry = entries.getNextEntry();
      }
      return decoded(entries.readAllBytes());
    }
  }

  private static Picture decoded(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    byte[] rgb = new byte[samples.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) samples[i];
    }
    return new Picture(image.getWidth(), image.getHeight(), rgb);
  }
}
