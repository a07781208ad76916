package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import incnas.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * gradnorm and synflow against ZenNAS's own program. Both are heavy-tailed, so the means of
 * logarithms are compared, within the noise of both; theirs follow from mean and spread as those of
 * a log-normal distribution.
 */
class GoldenGradientIT {
  private static final int DRAWS = 5;

  /** Bound on the difference in standard errors, which are themselves from a handful of draws. */
  private static final double STANDARD_ERRORS = 4.5;

  @TestFactory
  List<DynamicTest> gradnorm() {
    return tests("gradnorm");
  }

  @TestFactory
  List<DynamicTest> synflow() {
    return tests("synflow");
  }

  private static List<DynamicTest> tests(String proxy) {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode networks = Shared.json("golden/zennas-proxies.json").get("networks");
    for (var entry : networks.properties()) {
      for (JsonNode score : entry.getValue().get("scores")) {
        if (score.get("proxy").stringValue().equals(proxy)) {
          String structure = entry.getValue().get("structure").stringValue();
          tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> check(structure, score)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  private static void check(String structure, JsonNode golden) {
    Architecture architecture = Architecture.parse(structure, 32, 100);
    Proxy proxy = Proxies.of(golden.get("proxy").stringValue(), Profile.ZENNAS, ZenScore.GAMMA);
    Score score =
        proxy.score(architecture, new Probe(new Seed(1), golden.get("batch").intValue(), DRAWS));
    assertThat(score).isInstanceOf(Score.Known.class);
    double mean = golden.get("mean").doubleValue();
    List<Double> logs =
        ((Score.Known) score)
            .values().stream().map(v -> Math.log(Math.copySign(1, mean) * v)).toList();
    Score.Known ours = new Score.Known(logs);
    int n = golden.get("draws").intValue();
    double relative = golden.get("sd").doubleValue() / mean;
    double variance = Math.log(1 + relative * relative);
    double theirs = Math.log(Math.abs(mean)) - variance / 2;
    double pooled = ((n - 1) * variance + (DRAWS - 1) * ours.sd() * ours.sd()) / (n + DRAWS - 2.0);
    double error = Math.sqrt(pooled * (1.0 / n + 1.0 / DRAWS));
    assertThat(Math.abs(ours.mean() - theirs))
        .as("logarithms: ours %s, theirs %s", ours, golden)
        .isLessThan(STANDARD_ERRORS * error);
  }
}
