package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statistics against scipy's on fixed vectors with ties. */
class ScipyTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1));

  private static JsonNode golden() {
    try (InputStream in = ScipyTest.class.getResourceAsStream("scipy.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> statisticsAreScipys() {
    return StreamSupport.stream(golden().get("cases").spliterator(), false)
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.get("name").asString(),
                    () -> check(expected, array(expected.get("x")), array(expected.get("y")))));
  }

  @Test
  void twentyThousandNetworks() {
    long[] numbers = congruential(11, 40_000);
    double[] x = new double[20_000];
    double[] y = new double[20_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = numbers[i] % 1000;
      y[i] = x[i] + numbers[i + 20_000] % 2000;
    }
    check(golden().get("twentyThousand"), x, y);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theBootstrapIntervalIsScipysUpToChance(long seed) {
    JsonNode expected = golden().get("bootstrap");
    long[] numbers = congruential(5, 400);
    double[] x = new double[200];
    double[] y = new double[200];
    for (int i = 0; i < x.length; i++) {
      x[i] = numbers[i] % 300;
      y[i] = x[i] + numbers[i + 200] % 500;
    }
    Correlation.Known known =
        (Correlation.Known)
            Correlation.of(Columns.of(x), Columns.list(y), new Bootstrap(new Seed(seed)));
    assertThat(known.spearman()).isCloseTo(expected.get("spearman").asDouble(), within(1e-12));
    assertThat(known.interval().low()).isCloseTo(expected.get("low").asDouble(), within(0.015));
    assertThat(known.interval().high()).isCloseTo(expected.get("high").asDouble(), within(0.015));
  }

  private static void check(JsonNode expected, double[] x, double[] y) {
    Correlation correlation = Correlation.of(Columns.of(x), Columns.list(y), BOOTSTRAP);
    assertThat(correlation).isInstanceOf(Correlation.Known.class);
    Correlation.Known known = (Correlation.Known) correlation;
    assertThat(known.n()).isEqualTo(x.length);
    assertThat(known.spearman()).isCloseTo(expected.get("spearman").asDouble(), within(1e-12));
    assertThat(known.kendall()).isCloseTo(expected.get("kendall").asDouble(), within(1e-12));
    assertThat(known.weightedTau())
        .isCloseTo(expected.get("weightedTau").asDouble(), within(1e-12));
  }

  private static double[] array(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .flatMapToDouble(v -> DoubleStream.of(v.asDouble()))
        .toArray();
  }

  /** The upper 31 bits of Knuth's generator, as the script that asked scipy drew them. */
  private static long[] congruential(long seed, int count) {
    long[] out = new long[count];
    long state = seed;
    for (int i = 0; i < count; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      out[i] = state >>> 33;
    }
    return out;
  }
}
