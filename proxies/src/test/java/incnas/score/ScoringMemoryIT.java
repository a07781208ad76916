package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Scoring gives back the native memory that it takes. */
class ScoringMemoryIT {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int WARM_UP = 15;
  private static final int SCORES = 60;

  /** One score of this network makes maps of up to 4 MiB, so a leak of it shows. */
  private static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,64,1,1)SuperResK1K3K1(64,128,1,32,1)SuperConvK1BNRELU(128,128,1,1)",
          32,
          10);

  private static final long ALLOWED_MIB = 150;

  private static long residentMib() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS in " + STATUS);
  }

  private static void score(int times) {
    ZenScore zen = new ZenScore(Profile.ZENNAS, ZenScore.GAMMA);
    for (int i = 0; i < times; i++) {
      zen.score(NETWORK, new Probe(new Seed(i), 8, 1));
    }
  }

  @Test
  void residentMemoryDoesNotGrow() throws IOException {
    assumeTrue(Files.exists(STATUS), "skipped: resident memory is read from /proc, on Linux alone");
    score(WARM_UP);
    long before = residentMib();
    score(SCORES);
    long growth = residentMib() - before;
    assertThat(growth).as("MiB of growth over %d scores", SCORES).isLessThan(ALLOWED_MIB);
  }
}
