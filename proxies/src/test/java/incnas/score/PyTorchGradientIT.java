package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gradient scores against PyTorch, same weights and images: every block kind, and deep networks.
 */
class PyTorchGradientIT {
  private static final double TOLERANCE = 1e-9;

  @TestFactory
  List<DynamicTest> scores() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("pytorch-gradient-scores.json")) {
      for (JsonNode one : JsonMapper.shared().readTree(in).get("cases")) {
        String structure = one.get("structure").stringValue();
        for (var score : one.get("scores").properties()) {
          tests.add(
              DynamicTest.dynamicTest(
                  score.getKey() + " of " + structure,
                  () -> check(score.getKey(), one, score.getValue().doubleValue())));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(200);
    return tests;
  }

  private static void check(String score, JsonNode one, double expected) {
    Architecture network =
        Architecture.parse(
            one.get("structure").stringValue(),
            one.get("resolution").intValue(),
            one.get("classes").intValue());
    Probe probe = new Probe(new Seed(one.get("seed").longValue()), one.get("batch").intValue(), 1);
    Score actual = score(score, network, probe);
    assertThat(actual).isInstanceOf(Score.Known.class);
    assertThat(((Score.Known) actual).mean())
        .isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
  }

  /** In double precision, as PyTorch was asked for. */
  private static Score score(String score, Architecture network, Probe probe) {
    String[] parts = score.split("/", 2);
    Profile profile = Profile.of(parts[1]);
    Setup setup = Setup.of(profile).inDouble();
    Trial.Value value =
        switch (parts[0]) {
          case "gradnorm" -> new GradNorm(profile)::value;
          case "zico" -> new Zico(profile)::value;
          case "snip" -> Snip::value;
          case "plain" -> Plain::value;
          case "fisher" -> Fisher::value;
          case "jacob-cov" -> JacobCov::value;
          case "epe-nas" -> EpeNas::value;
          default -> null;
        };
    return value == null
        ? Proxies.of(parts[0], profile, ZenScore.GAMMA).score(network, probe)
        : Trial.score(network, probe, setup, "not finite", value);
  }
}
