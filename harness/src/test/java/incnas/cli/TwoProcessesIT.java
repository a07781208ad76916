package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one run: the second is refused, whatever it asks for. */
class TwoProcessesIT {
  @TempDir private Path folder;

  @Test
  void theSecondIsRefusedUntilTheFirstIsGone() throws Exception {
    TinyExperiment tiny = TinyExperiment.in(folder);
    Path log = folder.resolve("log.txt");
    List<String> endless = tiny.arguments("a", "--set", "train.epochs=1000");
    Process first = ChildJvm.start(Main.class, log, endless.toArray(String[]::new));
    try {
      awaitFirstEpoch(tiny, first, log);
      CommandLineRun second = CommandLineRun.of(tiny.arguments("a", "--fresh"));
      assertThat(second.code()).isEqualTo(Exit.INVALID);
      assertThat(second.out()).isEmpty();
      assertThat(second.err().lines())
          .singleElement()
          .asString()
          .startsWith("error: " + folder.resolve("a/runs/tiny"))
          .contains("is in use by another process (pid " + first.pid() + ", started ")
          .endsWith("wait until it ends or stop it, then run the same command again");
      assertThat(tiny.tables("a")).doesNotExist();
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertThat(CommandLineRun.of(tiny.arguments("a")).code())
        .as("the lock dies with its holder")
        .isZero();
  }

  private void awaitFirstEpoch(TinyExperiment tiny, Process first, Path log)
      throws IOException, InterruptedException {
    while (!Files.exists(folder.resolve("a")) || tiny.files("a", "state.json").isEmpty()) {
      assertThat(first.isAlive()).as("ended before it trained; see %s", log).isTrue();
      Thread.sleep(10);
    }
  }
}
