package incnas.score;

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
 * Scoring gives back the native memory that it takes: in a process of its own, whose Java heap is
 * taken whole from the beginning, so that the collector's ways are not mistaken for a leak.
 */
class ScoringMemoryIT {
  private static final long ALLOWED_MIB = 150;

  @TempDir Path dir;

  /** A pass with gradients holds every map, so fewer of them show a leak. */
  @ParameterizedTest
  @CsvSource({"zen, 60", "gradnorm, 20", "fisher, 20", "grasp, 12"})
  void residentMemoryDoesNotGrow(String proxy, int scores) throws Exception {
    assumeTrue(
        Files.exists(ScoringMemory.STATUS),
        "skipped: resident memory is read from /proc, on Linux alone");
    assertThat(growth(proxy, scores))
        .as("MiB of growth over %d scores", scores)
        .isLessThan(ALLOWED_MIB);
  }

  private long growth(String proxy, int scores) throws IOException, InterruptedException {
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
                    ScoringMemory.class.getName(),
                    proxy,
                    String.valueOf(scores)))
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
