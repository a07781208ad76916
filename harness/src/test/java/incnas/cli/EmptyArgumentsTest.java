package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments as an unset variable of a script leaves them: nothing is guessed in their place. */
class EmptyArgumentsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--results", "--data"})
  void anEmptyPathIsNotTheWorkingDirectory(String option) {
    refused(List.of("run", "quickstart", option, ""), "error: option '" + option + "'", "is empty");
  }

  @Test
  void anEmptyTable() {
    refused(List.of("compare", "", ""), "error: ", "A.csv", "is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate"})
  void anExperimentWithoutAName(String command) {
    refused(List.of(command, ""), "error: '': no such experiment file");
  }

  @Test
  void aDirectoryInPlaceOfAnExperiment() {
    refused(List.of("validate", folder.toString()), folder + ": is a directory; name");
  }

  private static void refused(List<String> line, String... says) {
    CommandLineRun run = CommandLineRun.of(line);
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.INVALID);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(says);
    assertThat(run.err().lines()).hasSize(1);
  }
}
