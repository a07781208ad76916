package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure is a function of the experiment: the same command fails in the same words. */
class RepeatedFailureIT {
  @TempDir private Path folder;

  @Test
  void itFailsTheSameWayUntilItIsCorrected() throws IOException {
    TinyExperiment tiny = TinyExperiment.in(folder);
    List<String> wild = tiny.arguments("a", "--set", "train.learning-rate=1000");
    Path failures = tiny.tables("a").resolve("failures.csv");
    CommandLineRun first = CommandLineRun.of(wild);
    assertThat(first.code()).isEqualTo(Exit.STAGE_FAILED);
    assertThat(first.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(", patterns, train: training diverged in epoch "));
    byte[] listed = Files.readAllBytes(failures);

    CommandLineRun again = CommandLineRun.of(wild);
    assertThat(again).isEqualTo(first);
    assertThat(failures).hasBinaryContent(listed);

    assertThat(CommandLineRun.of(tiny.arguments("a")).code()).isZero();
    assertThat(failures).doesNotExist();
  }
}
