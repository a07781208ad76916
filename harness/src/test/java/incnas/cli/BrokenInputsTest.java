package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input ends in one clear message and the right exit code, and leaves nothing behind. */
class BrokenInputsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    BrokenFolder.in(folder);
  }

  static Stream<Broken> cases() {
    return Stream.of(
            Broken.usage(),
            Broken.numbers(),
            Broken.structures(),
            Broken.experiments(),
            Broken.dataSets(),
            Broken.pictures(),
            Broken.tables())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneClearMessage(Broken broken) throws IOException {
    SortedMap<String, Long> before = files();
    List<String> line =
        broken.line().stream()
            .filter(word -> !word.isEmpty())
            .map(word -> word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
            .toList();
    CommandLineRun run = CommandLineRun.of(line);
    assertThat(run.code()).as(run.err()).isEqualTo(broken.code());
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: ")
        .contains(broken.says())
        .doesNotContain("Exception", "\tat ", "internal error", "null");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(files()).isEqualTo(before);
  }

  private static SortedMap<String, Long> files() throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.size(file));
      }
    }
    return files;
  }
}
