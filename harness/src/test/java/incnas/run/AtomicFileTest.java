package incnas.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path dir;

  @Test
  void replacesTheTargetAndLeavesNothingElse() throws IOException {
    Path file = dir.resolve("a/b/best.txt");
    AtomicFile.write(file, "old");
    AtomicFile.write(file, "näw\n");
    assertThat(file).hasContent("näw\n");
    assertThat(names(file.getParent())).containsExactly("best.txt");
  }

  @Test
  void failingContentLeavesTheOldFile() throws IOException {
    Path file = dir.resolve("best.txt");
    AtomicFile.write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(names(dir)).containsExactly("best.txt");
  }

  @Test
  void removesLeftoversOfKilledWritersOfTheSameTargetOnly() throws IOException {
    long pid = ProcessHandle.current().pid();
    Files.writeString(dir.resolve(".best.txt.tmp-999999999-1"), "dead");
    Files.writeString(dir.resolve(".best.txt.tmp-" + pid + "-0"), "same pid in another life");
    Files.writeString(dir.resolve(".best.txt.tmp-"), "odd");
    Files.writeString(dir.resolve(".other.txt.tmp-999999999-1"), "not ours");
    AtomicFile.write(dir.resolve("best.txt"), "new");
    assertThat(names(dir)).containsExactly(".other.txt.tmp-999999999-1", "best.txt");
  }

  @Test
  void keepsTheTemporaryFileOfALivingProcess() throws IOException {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    Files.writeString(dir.resolve(".best.txt.tmp-" + parent + "-1"), "alive");
    AtomicFile.write(dir.resolve("best.txt"), "new");
    assertThat(names(dir)).hasSize(2);
  }

  @Test
  void manyWritersOfOneTargetLeaveOneWholeFile() throws IOException {
    Path file = dir.resolve("checkpoint");
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> AtomicFile.write(file, Integer.toString(i % 10).repeat(10_000)));
    String text = Files.readString(file);
    assertThat(text).isEqualTo(text.substring(0, 1).repeat(10_000));
    assertThat(names(dir)).containsExactly("checkpoint");
  }

  @Test
  void refusesADirectoryAndAFileAsParent() {
    assertThatThrownBy(() -> AtomicFile.write(dir, "x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a directory is there");
    AtomicFile.write(dir.resolve("file"), "x");
    assertThatThrownBy(() -> AtomicFile.write(dir.resolve("file/child"), "x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot write");
  }

  @Test
  void hashesLikeTheStandardSays() {
    Path file = dir.resolve("abc");
    AtomicFile.write(file, "abc".getBytes(UTF_8));
    assertThat(AtomicFile.sha256(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThatThrownBy(() -> AtomicFile.sha256(dir.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
