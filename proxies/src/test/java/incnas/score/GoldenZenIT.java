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

/** Zen-scores against ZenNAS's own program: means agree within the noise of both. */
class GoldenZenIT {
  private static final int DRAWS = 6;

  /** Bound on the difference in standard errors; about 3e-5 for one false alarm in 30 networks. */
  private static final double STANDARD_ERRORS = 4.5;

  @TestFactory
  List<DynamicTest> zennas() {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode networks = Shared.json("golden/zennas-proxies.json").get("networks");
    for (var entry : networks.properties()) {
      for (JsonNode score : entry.getValue().get("scores")) {
        if (score.get("proxy").stringValue().equals("zen") && score.get("batch").intValue() <= 4) {
          tests.add(
              DynamicTest.dynamicTest(
                  entry.getKey() + ", batch " + score.get("batch"),
                  () -> check(entry.getValue().get("structure").stringValue(), score)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests;
  }

  private static void check(String structure, JsonNode golden) {
    Architecture architecture = Architecture.parse(structure, 32, 100);
    int n = golden.get("draws").intValue();
    Score score =
        new ZenScore(Profile.ZENNAS, ZenScore.GAMMA)
            .score(architecture, new Probe(new Seed(1), golden.get("batch").intValue(), DRAWS));
    assertThat(score).isInstanceOf(Score.Known.class);
    Score.Known known = (Score.Known) score;
    double sd = golden.get("sd").doubleValue();
    double pooled =
        Math.sqrt(((n - 1) * sd * sd + (DRAWS - 1) * known.sd() * known.sd()) / (n + DRAWS - 2.0));
    double error = pooled * Math.sqrt(1.0 / n + 1.0 / DRAWS);
    assertThat(Math.abs(known.mean() - golden.get("mean").doubleValue()))
        .as("ours %s, theirs %s", known, golden)
        .isLessThan(STANDARD_ERRORS * error);
  }
}
