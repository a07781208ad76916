package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacobCovTest {
  private static final double K = 1e-5;

  private static double term(double lambda) {
    return Math.log(lambda + K) + 1 / (lambda + K);
  }

  @Test
  void unlikeGradientsHaveTheBestSpectrum() {
    double[][] rows = {{1, -1, 0, 0}, {0, 0, 1, -1}, {1, 1, -1, -1}};
    assertThat(JacobCov.value(rows)).isCloseTo(-3 * term(1), within(1e-9));
  }

  /** Correlation 1: eigenvalues 2 and 0. */
  @Test
  void oneGradientTwiceIsTheWorst() {
    double[][] rows = {{1, 2, 4}, {3, 5, 9}};
    assertThat(JacobCov.value(rows)).isCloseTo(-term(2) - term(0), within(1e-4));
  }

  /** Eigenvalues of a correlation matrix of two rows are 1 + r and 1 - r. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void twoImagesByHand(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = {random.doubles(20).toArray(), random.doubles(20).toArray()};
    double r = correlation(rows[0], rows[1]);
    assertThat(JacobCov.value(rows)).isCloseTo(-term(1 + r) - term(1 - r), within(1e-9));
    assertThat(JacobCov.value(new double[][] {rows[1], rows[0]}))
        .isCloseTo(JacobCov.value(rows), within(1e-12));
  }

  /** By the textbook's sums. */
  private static double correlation(double[] x, double[] y) {
    double n = x.length;
    double sx = 0;
    double sy = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      sx += x[i];
      sy += y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
      xy += x[i] * y[i];
    }
    return (n * xy - sx * sy) / Math.sqrt((n * xx - sx * sx) * (n * yy - sy * sy));
  }

  @Test
  void aGradientThatDoesNotVaryCorrelatesWithNone() {
    assertThat(JacobCov.value(new double[][] {{1, 2, 3}, {4, 4, 4}})).isNaN();
    assertThat(JacobCov.value(new double[][] {{1, 2, 3}, {4, Double.NaN, 4}})).isNaN();
  }

  @Test
  void oneImageIsTooFew() {
    Score score =
        new JacobCov()
            .score(BlockKinds.small(BlockKinds.structures().get(0)), new Probe(new Seed(1), 1, 1));
    assertThat(score)
        .isEqualTo(
            new Score.Undefined("one image correlates with none; the batch must be 2 or more"));
  }
}
