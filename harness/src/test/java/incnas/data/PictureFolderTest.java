package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.augment.Picture;
import incnas.run.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFolderTest {
  private static final LoadOptions REFUSE = LoadOptions.OFFICIAL;
  private static final LoadOptions SKIP = LoadOptions.OFFICIAL.skipCorrupt(true);

  @TempDir Path directory;

  private Path root;

  @BeforeEach
  void twoClassesOfThree() throws IOException {
    root = directory.resolve("imagenet");
    for (String split : new String[] {"train", "val"}) {
      for (String type : new String[] {"b", "a"}) {
        for (int i = 0; i < 3; i++) {
          write(split + "/" + type + "/" + i + ".JPEG", jpeg(20 + i, 10 + 2 * i, i));
        }
      }
    }
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  static byte[] encoded(String format, int width, int height, long seed) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] jpeg(int width, int height, long seed) throws IOException {
    return encoded("jpeg", width, height, seed);
  }

  private Dataset read(LoadOptions options) {
    return PictureFolder.read("imagenet", directory, options, new PictureCheck(null));
  }

  @Test
  void classesAndFilesAreInTheOrderOfTheirNames() {
    Dataset data = read(REFUSE);
    assertThat(data.classNames()).containsExactly("a", "b");
    assertThat(data.train().labels()).containsExactly(0, 0, 0, 1, 1, 1);
    Picture last = data.test().picture(5);
    assertThat(last.width()).isEqualTo(22);
    assertThat(last.height()).isEqualTo(14);
    assertThat(data.train().select(new int[] {5, 0}).labels()).containsExactly(1, 0);
    assertThat(data.train().select(new int[] {5, 0}).picture(1).width()).isEqualTo(20);
    assertThat(data.train().first(2).count()).isEqualTo(2);
    assertThat(data.sources())
        .extracting(Source::file)
        .containsExactly("imagenet/train", "imagenet/val");
    assertThat(PictureFolder.look("imagenet", directory).present()).isTrue();
    assertThat(PictureFolder.look("folder", root).present()).isTrue();
  }

  @Test
  void otherFilesAreNoPartOfIt() throws IOException {
    String before = read(REFUSE).sources().get(0).sha256();
    write("train/a/.hidden.jpg", new byte[0]);
    write("train/a/notes.txt", new byte[9]);
    write("train/script.sh", new byte[9]);
    assertThat(read(REFUSE).sources().get(0).sha256()).isEqualTo(before);
    write("train/a/1.JPEG", jpeg(9, 9, 9));
    assertThat(read(REFUSE).sources().get(0).sha256()).isNotEqualTo(before);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("train/a/link.jpg"), root.resolve("val/b/2.JPEG"));
    assertThat(read(REFUSE).train().count()).isEqualTo(7);
    Path dangling = root.resolve("train/a/nothing.jpg");
    Files.createSymbolicLink(dangling, root.resolve("nowhere"));
    assertThatThrownBy(() -> read(SKIP))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(dangling + ": cannot be read (no such file)");
  }

  @Test
  void corruptFilesAreNamedTogetherOrSkippedAndListed() throws IOException {
    byte[] whole = jpeg(64, 64, 1);
    String clean = read(REFUSE).sources().get(0).sha256();
    write("train/a/empty.jpg", new byte[0]);
    write("train/a/half.jpg", Arrays.copyOf(whole, whole.length / 2));
    write("train/b/header.jpg", Arrays.copyOf(whole, 40));
    write("train/b/text.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    write("train/b/png.png", Arrays.copyOf(encoded("png", 8, 8, 1), 60));
    assertThatThrownBy(() -> read(REFUSE))
        .isInstanceOf(UserError.class)
        .hasMessage(
            root
                + """
                : 5 of 17 pictures cannot be decoded:
                  train/a/empty.jpg: it is empty
                  train/a/half.jpg: it is cut off inside its picture
                  train/b/header.jpg: it is cut off inside its header
                  train/b/png.png: it is cut off inside its picture
                  train/b/text.jpg: it is neither a JPEG nor a PNG picture
                Restore or remove these files, or leave them out with train.corrupt-images: skip.""");
    Dataset skipped = read(SKIP);
    assertThat(skipped.train().count()).isEqualTo(6);
    assertThat(skipped.sources().get(0).skipped())
        .extracting(Skipped::file)
        .containsExactly(
            "train/a/empty.jpg",
            "train/a/half.jpg",
            "train/b/header.jpg",
            "train/b/png.png",
            "train/b/text.jpg");
    assertThat(skipped.sources().get(0).sha256()).isEqualTo(clean);
    assertThat(skipped.sources().get(1).skipped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void verdictsDoNotDependOnThreads(int threads) throws Exception {
    write("train/b/text.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      assertThat(pool.submit(() -> read(SKIP)).get().sources()).isEqualTo(read(SKIP).sources());
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aCheckedFolderIsKnownAgain() throws IOException {
    PictureCheck check = new PictureCheck(directory.resolve("memory"));
    int[] steps = new int[1];
    LoadOptions counting = SKIP.telling((done, total) -> steps[0]++);
    write("train/b/text.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    Dataset first = PictureFolder.read("imagenet", directory, counting, check);
    assertThat(steps[0]).isPositive();
    steps[0] = 0;
    Dataset second = PictureFolder.read("imagenet", directory, counting, check);
    assertThat(steps[0]).isZero();
    assertThat(second.sources()).isEqualTo(first.sources());
    write("train/b/text.jpg", "other text".getBytes(StandardCharsets.UTF_8));
    write("train/b/more.jpg", jpeg(8, 8, 8));
    assertThat(PictureFolder.read("imagenet", directory, counting, check).train().count())
        .isEqualTo(7);
  }

  @Test
  void badLayoutsAreRefused() throws IOException {
    Files.createDirectories(root.resolve("train/c"));
    assertThatThrownBy(() -> read(REFUSE)).hasMessageContaining("c: a class without pictures");
    write("train/c/x.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(SKIP)).hasMessageContaining("none of the pictures of class c");
    Files.delete(root.resolve("train/c/x.jpg"));
    Files.delete(root.resolve("train/c"));
    write("val/d/x.jpg", jpeg(8, 8, 8));
    assertThatThrownBy(() -> read(REFUSE)).hasMessageContaining("d: a class that");
    assertThatThrownBy(() -> PictureFolder.read("folder", directory, REFUSE))
        .hasMessageContaining("has folders train and val");
  }

  @Test
  void theTestAloneNeedsNoTrainingPictures() throws IOException {
    write("train/a/text.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    Dataset data = read(REFUSE.testOnly(true));
    assertThat(data.train().count()).isZero();
    assertThat(data.test().count()).isEqualTo(6);
  }

  @Test
  void aFlatFolderIsBothSplits() throws IOException {
    root = directory.resolve("flat/imagenet");
    write("images/0000_cock.jpg", jpeg(8, 8, 1));
    write("images/0001_hen.jpg", jpeg(9, 8, 1));
    Dataset data =
        PictureFolder.read("imagenet", directory.resolve("flat"), REFUSE, new PictureCheck(null));
    assertThat(data.classNames()).containsExactly("cock", "hen");
    assertThat(data.train().picture(1).width()).isEqualTo(9);
    assertThat(data.test().labels()).containsExactly(0, 1);
    write("images/0003_ostrich.jpg", jpeg(9, 8, 1));
    assertThatThrownBy(() -> PictureFolder.read("imagenet", root, REFUSE, new PictureCheck(null)))
        .hasMessageContaining("expected a picture of class 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void whateverTheBytesAreThereIsAPictureOrAReason(String format) throws IOException {
    byte[] whole = encoded(format, 33, 21, 7);
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes =
          seed % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
      for (int i = 0; i < 3 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(PictureDecoder.decode(bytes).rgb()).isNotEmpty();
      } catch (Undecodable e) {
        assertThat(e.getMessage()).startsWith("it");
      }
    }
  }
}
