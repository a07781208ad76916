package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {
  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    folder = Files.createDirectories(home.resolve("experiments"));
    Files.createDirectories(folder.resolve("base"));
    Files.writeString(
        folder.resolve("table2.yaml"),
        "version: 1\ntitle: T\ntable: table2\nscales: {smoke: {}, paper: {}}\n");
    Files.writeString(folder.resolve("broken.yaml"), "version: 1\ntitel: T\n");
  }

  @Test
  void findsByNameWithAndWithoutEnding() {
    assertThat(Experiments.find(home, "table2")).isEqualTo(folder.resolve("table2.yaml"));
    assertThat(Experiments.find(home, "table2.yaml")).isEqualTo(folder.resolve("table2.yaml"));
  }

  @Test
  void existingPathComesFirst() throws IOException {
    Path mine = Files.writeString(home.resolve("mine.yaml"), "version: 1\n");
    assertThat(Experiments.find(home, mine.toString())).isEqualTo(mine);
  }

  @Test
  void unknownNameListsTheKnown() {
    assertThatThrownBy(() -> Experiments.find(home, "tabel2.yaml"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "tabel2.yaml: no such experiment file; did you mean 'table2'? known: broken, table2");
  }

  @Test
  void impossibleNameIsUnknown() {
    assertThatThrownBy(() -> Experiments.find(home, "a\0b"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such experiment file; known: broken, table2");
  }

  @Test
  void installationWithoutExperiments() {
    assertThatThrownBy(() -> Experiments.find(folder, "x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("name an existing file");
    assertThat(Experiments.list(folder)).isEmpty();
  }

  @Test
  void listsAllAndSaysWhichIsBroken() {
    Path broken = folder.resolve("broken.yaml");
    assertThat(Experiments.list(home))
        .containsExactly(
            new Experiments.Listing(
                "broken",
                broken,
                "",
                "",
                List.of(),
                broken + ":2:1: titel: unknown key; did you mean 'title'?"),
            new Experiments.Listing(
                "table2",
                folder.resolve("table2.yaml"),
                "T",
                "table2",
                List.of("smoke", "paper"),
                ""));
  }
}
