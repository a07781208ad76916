package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scoring gives back the native memory that it takes. */
class ScoringMemoryIT {
  private static final Path STATUS = Path.of("/proc/self/status");

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

  private static void score(Proxy proxy, int times) {
    for (int i = 0; i < times; i++) {
      proxy.score(NETWORK, new Probe(new Seed(i), 8, 1));
    }
  }

  /** With how many scores: a pass with gradients holds every map, so fewer of them show a leak. */
  static List<Arguments> proxies() {
    return List.of(
        arguments(new ZenScore(Profile.ZENNAS, ZenScore.GAMMA), 60),
        arguments(new GradNorm(Profile.ZENNAS), 20),
        arguments(new Fisher(), 20),
        arguments(new Grasp(), 12));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void residentMemoryDoesNotGrow(Proxy proxy, int scores) throws IOException {
    assumeTrue(Files.exists(STATUS), "skipped: resident memory is read from /proc, on Linux alone");
    score(proxy, scores / 4);
    long before = residentMib();
    score(proxy, scores);
    long growth = residentMib() - before;
    assertThat(growth).as("MiB of growth over %d scores", scores).isLessThan(ALLOWED_MIB);
  }
}
