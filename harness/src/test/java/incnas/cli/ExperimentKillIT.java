package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at random moments ends in the table of an undisturbed one. */
class ExperimentKillIT {
  private static final int KILLS = 6;

  @TempDir private Path folder;

  @Test
  void killedAnywhere() throws Exception {
    TinyExperiment tiny = TinyExperiment.in(folder);
    long began = System.nanoTime();
    assertThat(start(tiny, "undisturbed").waitFor()).isZero();
    long life = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    Random random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      // a process begins with a second of start-up, and goes on where the last one was killed
      Process process = start(tiny, "killed");
      if (process.waitFor(life / 4 + random.nextInt((int) life / 2), TimeUnit.MILLISECONDS)) {
        break;
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(start(tiny, "killed").waitFor()).isZero();
    assertThat(tiny.table("killed")).isEqualTo(tiny.table("undisturbed"));
  }

  private static Process start(TinyExperiment tiny, String results) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "incnas.cli.Main"));
    command.addAll(tiny.arguments(results));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
