package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for authors of proxies shows what is compiled and listed. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  private static final String HEAD =
      """
      | name | source | better | profiles | needs | cost | caveat |
      |---|---|---|---|---|---|---|
      """;

  private static String row(Entry entry) {
    return Stream.of(
            "`" + entry.name() + "`",
            entry.source(),
            better(entry.direction()),
            entry.profiles().stream().map(Profile::label).collect(Collectors.joining(", ")),
            entry.needs().label(),
            entry.cost().label(),
            entry.caveat())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String row(RankCombination combination) {
    return Stream.of(
            "`" + combination.name() + "`",
            combination.source(),
            better(combination.direction()),
            "",
            "a population's " + String.join(", ", combination.parts()),
            "that of its parts",
            combination.rule().label())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String better(Direction direction) {
    return direction == Direction.HIGHER_IS_BETTER ? "higher" : "lower";
  }

  @Test
  void theTableIsTheList() throws IOException {
    String table =
        HEAD
            + Proxies.list().stream().map(ReadmeTest::row).collect(Collectors.joining())
            + Proxies.combinations().stream().map(ReadmeTest::row).collect(Collectors.joining());
    Path fresh = Path.of("target", "proxies.md");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, table);
    assertThat(Files.readString(README))
        .as("README.md of this module must hold the table as it is in " + fresh)
        .contains(table);
  }

  @Test
  void theExampleIsCompiledAndShort() throws IOException {
    String example =
        Files.readString(Path.of("src", "test", "java", "incnas", "score", "LogitSpread.java"));
    assertThat(Files.readString(README)).contains("```java\n" + example + "```\n");
    List<String> lines = example.lines().toList();
    assertThat(lines).hasSizeLessThan(60);
  }
}
