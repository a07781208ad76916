package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(5);
  private final byte[] trainImages = IdxFixture.idx(random, 4, 28, 28);
  private final byte[] trainLabels = IdxFixture.idx(random, 4);
  private final byte[] testImages = IdxFixture.idx(random, 2, 28, 28);
  private final byte[] testLabels = IdxFixture.idx(random, 2);
  private final FashionMnist.Split train = split("train", 4, trainImages, trainLabels);
  private final FashionMnist.Split test = split("t10k", 2, testImages, testLabels);

  private static FashionMnist.Split split(String prefix, int count, byte[] images, byte[] labels) {
    return new FashionMnist.Split(
        prefix, count, Checksum.sha256().add(images).hex(), Checksum.sha256().add(labels).hex());
  }

  @BeforeEach
  void write() throws IOException {
    write(train.images(), trainImages);
    write(train.labels(), trainLabels);
    write(test.images(), testImages);
    write(test.labels(), testLabels);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), CifarFixture.gzip(content));
  }

  private Dataset read() {
    return FashionMnist.read(directory, LoadOptions.OFFICIAL, train, test);
  }

  @Test
  void padsToThirtyTwoAndRepeatsTheChannel() {
    RawImages images = RawImages.of(read().train());
    assertThat(images.count()).isEqualTo(4);
    assertThat(images.channels()).isEqualTo(3);
    for (int i = 0; i < 4; i++) {
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < 32; y++) {
          for (int x = 0; x < 32; x++) {
            boolean inside = y >= 2 && y < 30 && x >= 2 && x < 30;
            int expected = inside ? trainImages[16 + i * 784 + (y - 2) * 28 + (x - 2)] : 0;
            assertThat(images.pixels()[((i * 3 + c) * 32 + y) * 32 + x]).isEqualTo((byte) expected);
          }
        }
      }
    }
    assertThat(images.labels()[3]).isEqualTo(trainLabels[8 + 3]);
  }

  @Test
  void namesFourOfficialSources() {
    assertThat(read().sources()).hasSize(4).allMatch(Source::official);
  }

  @Test
  void refusesBadLabels() throws IOException {
    byte[] labels = testLabels.clone();
    labels[8 + 1] = 10;
    write(test.labels(), labels);
    assertThatThrownBy(
            () -> FashionMnist.read(directory, LoadOptions.ACCEPT_UNOFFICIAL, train, test))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte.gz: label 10 of image 1 (from 0)");
  }

  @Test
  void takesOtherBytesOnlyWhenToldTo() throws IOException {
    byte[] images = testImages.clone();
    images[20]++;
    write(test.images(), images);
    assertThatThrownBy(this::read)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--accept-unofficial-data");
    Dataset data = FashionMnist.read(directory, LoadOptions.ACCEPT_UNOFFICIAL, train, test);
    assertThat(data.sources())
        .extracting(Source::official)
        .containsExactly(true, true, false, true);
  }

  @Test
  void locatesWhatIsWrongWithAFile() throws IOException {
    write(train.images(), Arrays.copyOf(trainImages, 1000));
    assertThatThrownBy(this::read).hasMessageContaining("ends after 1000 of 3152 bytes");
    write(train.images(), Arrays.copyOf(trainImages, trainImages.length + 1));
    assertThatThrownBy(this::read).hasMessageContaining("goes on after byte 3152");
    write(train.images(), trainLabels);
    assertThatThrownBy(this::read)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("byte 3 is 01 where 03 is expected");
    Files.delete(directory.resolve(train.images()));
    assertThatThrownBy(this::read)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("train-images-idx3-ubyte.gz: missing")
        .hasMessageContaining("dataset-fashion-mnist");
  }
}
