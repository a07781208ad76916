package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step of training gives back the native memory that it takes: in a process of its own, whose
 * Java heap is taken whole from the beginning, so that the collector's ways are not mistaken for a
 * leak.
 */
class TrainingMemoryIT {
  private static final long ALLOWED_MIB = 100;

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "float32, channels-first, 120",
    "bf16, channels-last, 60",
    "fp16, channels-first, 40"
  })
  void residentMemoryDoesNotGrow(String precision, String layout, int steps) throws Exception {
    assumeTrue(
        Files.exists(TrainingMemory.STATUS),
        "skipped: resident memory is read from /proc, on Linux alone");
    assertThat(growth(precision, layout, steps))
        .as("MiB of growth over %d steps", steps)
        .isLessThan(ALLOWED_MIB);
  }

  private long growth(String precision, String layout, int steps)
      throws IOException, InterruptedException {
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms512m",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:+AlwaysPreTouch",
                    "-cp",
                    System.getProperty("java.class.path"),
                    TrainingMemory.class.getName(),
                    precision,
                    layout,
                    String.valueOf(steps)))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("child ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Long.parseLong(Files.readString(out).strip());
  }
}
