package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.score.Goldens.Golden;
import incnas.seed.Seed;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every proxy with a golden but zen-score against ZenNAS's own program: equal within the noise of
 * both.
 */
class GoldenScoresIT {
  /** About one false alarm in 10,000 runs of all networks, were the spreads known. */
  private static final double STANDARD_ERRORS = 5;

  @TestFactory
  Stream<DynamicTest> naswot() {
    return tests("naswot", 8, Golden::deviations);
  }

  /** Condition numbers are heavy-tailed: compared by their logarithms. */
  @TestFactory
  Stream<DynamicTest> tangentKernel() {
    return tests("te-ntk", 6, Golden::logDeviations);
  }

  @TestFactory
  Stream<DynamicTest> gradnorm() {
    return tests("gradnorm", 5, Golden::logDeviations);
  }

  @TestFactory
  Stream<DynamicTest> synflow() {
    return tests("synflow", 5, Golden::logDeviations);
  }

  private static Stream<DynamicTest> tests(
      String proxy, int draws, ToDoubleBiFunction<Golden, List<Double>> deviations) {
    List<Golden> goldens = Goldens.of(proxy);
    assertThat(goldens).hasSizeGreaterThan(10);
    return goldens.stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    proxy + ", " + golden.network(),
                    () -> {
                      Probe probe = new Probe(new Seed(1), golden.batch(), draws);
                      Score score =
                          Proxies.of(proxy, Profile.ZENNAS, ZenScore.GAMMA)
                              .score(golden.architecture(), probe);
                      assertThat(score).isInstanceOf(Score.Known.class);
                      List<Double> values = ((Score.Known) score).values();
                      assertThat(values).allMatch(v -> v * golden.mean() > 0);
                      assertThat(deviations.applyAsDouble(golden, values))
                          .as("ours %s, theirs %s", values, golden)
                          .isLessThan(STANDARD_ERRORS);
                    }));
  }
}
