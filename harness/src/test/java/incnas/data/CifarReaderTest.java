package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarReaderTest {
  private static final int PIXELS = 3072;

  @TempDir Path directory;

  private final CifarFixture ten = CifarFixture.ten(1);
  private final CifarFixture hundred = CifarFixture.hundred(2);

  @Test
  void readsLabelsAndPlanesOfEachRecordInFileOrder() {
    ten.writeFolder(directory);
    Dataset data = ten.read(directory);
    byte[] a = ten.files().get("a.bin");
    byte[] b = ten.files().get("b.bin");
    assertThat(data.train().count()).isEqualTo(9);
    assertThat(data.test().count()).isEqualTo(3);
    assertThat(data.train().labels()[4]).isEqualTo(a[4 * 3073]);
    assertThat(data.train().labels()[5]).isEqualTo(b[0]);
    assertThat(Arrays.copyOfRange(RawImages.of(data.train()).pixels(), 6 * PIXELS, 7 * PIXELS))
        .isEqualTo(Arrays.copyOfRange(b, 3073 + 1, 2 * 3073));
    assertThat(data.sources())
        .extracting(Source::file)
        .containsExactly(
            "cifar-10-batches-bin/a.bin",
            "cifar-10-batches-bin/b.bin",
            "cifar-10-batches-bin/test.bin");
    assertThat(data.sources()).allMatch(Source::official);
  }

  @Test
  void takesTheFineLabelOfTwo() {
    hundred.writeFolder(directory);
    Dataset data = hundred.read(directory);
    assertThat(data.train().labels()[1]).isEqualTo(hundred.files().get("a.bin")[3074 + 1]);
    assertThat(data.classes()).isEqualTo(100);
    assertThat(data.classNames()).startsWith("apple", "aquarium_fish").endsWith("woman", "worm");
  }

  @Test
  void readsTheSameFromEveryPlace() throws IOException {
    Path folder = ten.writeFolder(Files.createDirectory(directory.resolve("folder")));
    Path archive = ten.writeArchive(Files.createDirectory(directory.resolve("packed")));
    Dataset expected = ten.read(directory.resolve("folder"));
    for (Path place : new Path[] {folder, archive, archive.getParent()}) {
      Dataset data = ten.read(place);
      assertThat(RawImages.of(data.train()).pixels())
          .isEqualTo(RawImages.of(expected.train()).pixels());
      assertThat(RawImages.of(data.test()).pixels())
          .isEqualTo(RawImages.of(expected.test()).pixels());
      assertThat(data.train().labels()).isEqualTo(expected.train().labels());
      assertThat(data.sources()).isEqualTo(expected.sources());
    }
  }

  @Test
  void prefersTheArchiveToAnIncompleteFolder() throws IOException {
    Files.delete(ten.writeFolder(directory).resolve("b.bin"));
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.bin: missing; expected 12292 bytes, 4 records of 3073 bytes")
        .hasMessageContaining("--download");
    ten.writeArchive(directory);
    assertThat(ten.read(directory).train().count()).isEqualTo(9);
  }

  @Test
  void saysWhereItLookedWhenNothingIsThere() {
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(directory.resolve("cifar-10-batches-bin").toString())
        .hasMessageContaining(directory.resolve("cifar-10-binary.tar.gz").toString())
        .hasMessageContaining("--download");
    assertThatThrownBy(() -> ten.read(null)).isInstanceOf(UserError.class);
  }

  @Test
  void locatesTruncation() throws IOException {
    Path file = ten.writeFolder(directory).resolve("a.bin");
    Files.write(file, Arrays.copyOf(ten.files().get("a.bin"), 2 * 3073 + 10));
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.bin: 6156 bytes where 15365 are expected")
        .hasMessageContaining("ends inside record 2 (from 0)");
  }

  @Test
  void refusesFilesThatGoOnTooLong() throws IOException {
    Path file = ten.writeFolder(directory).resolve("test.bin");
    Files.write(file, Arrays.copyOf(ten.files().get("test.bin"), 3 * 3073 + 2));
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("goes on for 2 bytes after its last record");
  }

  @Test
  void locatesBadLabelsEvenWhenUnofficialFilesAreAccepted() throws IOException {
    byte[] bytes = hundred.files().get("a.bin").clone();
    bytes[3 * 3074] = 20;
    Files.write(hundred.writeFolder(directory).resolve("a.bin"), bytes);
    assertThatThrownBy(
            () -> CifarReader.read(hundred.layout(), directory, LoadOptions.ACCEPT_UNOFFICIAL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("record 3 (from 0; byte 9222): label 20 where 0 to 19 are expected");
  }

  @Test
  void takesOtherBytesOnlyWhenToldToAndRecordsTheirHash() throws IOException {
    byte[] bytes = ten.files().get("b.bin").clone();
    bytes[100]++;
    Files.write(ten.writeFolder(directory).resolve("b.bin"), bytes);
    String hash = Checksum.sha256().add(bytes).hex();
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.bin: sha256 " + hash)
        .hasMessageContaining("--accept-unofficial-data");
    Dataset data = CifarReader.read(ten.layout(), directory, LoadOptions.ACCEPT_UNOFFICIAL);
    assertThat(data.sources().get(1))
        .isEqualTo(new Source("cifar-10-batches-bin/b.bin", hash, false));
    assertThat(data.sources().get(0).official()).isTrue();
  }

  @Test
  void refusesArchivesThatLackAFileOrEndEarly() throws IOException {
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    CifarFixture other = CifarFixture.hundred(3);
    Files.write(archive, CifarFixture.gzip(other.tar()));
    assertThatThrownBy(() -> ten.read(archive))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds no cifar-10-batches-bin/a.bin");
    byte[] packed = CifarFixture.gzip(ten.tar());
    Files.write(archive, Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cifar-10-binary.tar.gz: cannot be read");
    Files.write(archive, Arrays.copyOf(packed, packed.length - 4));
    assertThatThrownBy(() -> ten.read(directory)).isInstanceOf(UserError.class);
    Files.writeString(archive, "<html>not found</html>");
    assertThatThrownBy(() -> ten.read(directory))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Not in GZIP format");
  }

  @Test
  void looksWithoutReading() throws IOException {
    assertThat(CifarPlace.look(ten.layout(), directory).present()).isFalse();
    assertThat(CifarPlace.look(ten.layout(), null).present()).isFalse();
    Path folder = ten.writeFolder(directory);
    assertThat(CifarPlace.look(ten.layout(), directory))
        .isEqualTo(new Found("cifar10", true, folder.toString()));
    Files.write(folder.resolve("b.bin"), new byte[5]);
    assertThat(CifarPlace.look(ten.layout(), directory))
        .isEqualTo(
            new Found(
                "cifar10", false, folder.resolve("b.bin") + ": 5 bytes where 12292 are expected"));
  }
}
