package incnas.score;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child process of {@link ScoringMemoryIT}: scores, and says how much memory stayed taken. */
final class ScoringMemory {
  static final Path STATUS = Path.of("/proc/self/status");

  /** One score of this network makes maps of up to 4 MiB, so a leak of it shows. */
  private static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,64,1,1)SuperResK1K3K1(64,128,1,32,1)SuperConvK1BNRELU(128,128,1,1)",
          32,
          10);

  private ScoringMemory() {}

  /**
   * Prints the growth of the resident memory in MiB, after a quarter of the scores has warmed up.
   *
   * @param args name of a proxy, number of scores
   */
  public static void main(String[] args) throws IOException {
    Proxy proxy = Proxies.of(args[0], Profile.ZENNAS, ZenScore.GAMMA);
    int scores = Integer.parseInt(args[1]);
    score(proxy, scores / 4);
    long before = residentMib();
    score(proxy, scores);
    System.out.println(residentMib() - before);
    // libtorch's threads may abort a JVM that merely returns from main
    System.exit(0);
  }

  private static void score(Proxy proxy, int times) {
    for (int i = 0; i < times; i++) {
      proxy.score(NETWORK, new Probe(new Seed(i), 8, 1));
    }
  }

  private static long residentMib() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS in " + STATUS);
  }
}
