package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file holds, a reader gives the data or a {@link UserError}, nothing else. */
class CorruptedFilesTest {
  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void packedArchive(long seed) throws IOException {
    CifarFixture fixture = CifarFixture.ten(seed);
    SplittableRandom random = new SplittableRandom(seed);
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    Files.write(archive, corrupt(CifarFixture.gzip(fixture.tar()), random));
    assertRefusedOrSame(() -> fixture.read(directory), archive, fixture);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tarHeaders(long seed) throws IOException {
    CifarFixture fixture = CifarFixture.ten(seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] tar = fixture.tar();
    for (int i = 0; i < 4; i++) { // the first three headers: folder, readme, its content, a file
      tar[random.nextInt(4 * 512)] = (byte) random.nextInt(256);
    }
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    Files.write(archive, CifarFixture.gzip(tar));
    assertRefusedOrSame(() -> fixture.read(directory), archive, fixture);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void binaryFile(long seed) throws IOException {
    CifarFixture fixture = CifarFixture.hundred(seed);
    Path file = fixture.writeFolder(directory).resolve("a.bin");
    byte[] corrupted = corrupt(fixture.files().get("a.bin"), new SplittableRandom(seed));
    Files.write(file, corrupted);
    assertRefusedOrSame(() -> fixture.read(directory), file, fixture);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void idxFile(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] content = IdxFixture.idx(random, 3, 4, 4);
    byte[] corrupted =
        seed % 2 == 0
            ? corrupt(CifarFixture.gzip(content), random)
            : CifarFixture.gzip(corrupt(content, random));
    Path file = Files.write(directory.resolve("images.gz"), corrupted);
    try {
      assertThat(IdxReader.read(file, "Advice.", 3, 4, 4).bytes()).hasSize(48);
    } catch (UserError e) {
      assertThat(e).hasMessageContaining(file + ": ").hasMessageEndingWith(" Advice.");
    }
  }

  private static void assertRefusedOrSame(
      Supplier<Dataset> reading, Path file, CifarFixture fixture) {
    try {
      assertThat(reading.get().sources())
          .allMatch(Source::official)
          .hasSize(fixture.files().size());
    } catch (UserError e) {
      assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("--download");
    }
  }

  /** Changes a few bytes, cuts, or appends. */
  private static byte[] corrupt(byte[] bytes, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(600));
      default -> {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
          changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield changed;
      }
    };
  }
}
