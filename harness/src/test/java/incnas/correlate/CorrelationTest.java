package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.score.Direction;
import incnas.score.Score;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1));

  private static Correlation.Known known(Column column, double... accuracies) {
    return (Correlation.Known) Correlation.of(column, Columns.list(accuracies), BOOTSTRAP);
  }

  @Test
  void lowerIsBetterIsNegatedFirst() {
    double[] accuracies = {10, 30, 20, 40, 60, 50};
    double[] scores = {6, 5, 4, 3, 2, 1};
    Correlation.Known up = known(Columns.of(scores), accuracies);
    Correlation.Known down = known(Columns.of(Direction.LOWER_IS_BETTER, scores), accuracies);
    assertThat(up.spearman()).isNegative();
    assertThat(down.spearman()).isCloseTo(-up.spearman(), within(1e-15));
    assertThat(down.kendall()).isCloseTo(-up.kendall(), within(1e-15));
    assertThat(up.topTenthRecall()).isZero();
    assertThat(down.weightedTau()).isPositive();
  }

  @Test
  void zeroHasNoSign() {
    double[] accuracies = {1, 2, 3, 4};
    double[] signed = {-0.0, 0.0, 5, 9};
    double[] plain = {0, 0, 5, 9};
    assertThat(known(Columns.of(signed), accuracies))
        .isEqualTo(known(Columns.of(plain), accuracies));
    Column lower = Columns.of(Direction.LOWER_IS_BETTER, signed);
    assertThat(known(lower, accuracies))
        .isEqualTo(known(Columns.of(Direction.LOWER_IS_BETTER, plain), accuracies));
  }

  @Test
  void undefinedScoresAreCountedAndLeftOut() {
    double nan = Double.NaN;
    Correlation.Known with = known(Columns.of(1, nan, 2, 3, nan, 4), 10, 99, 30, 20, 0, 40);
    Correlation.Known without = known(Columns.of(1, 2, 3, 4), 10, 30, 20, 40);
    assertThat(with.undefined()).isEqualTo(2);
    assertThat(with.n()).isEqualTo(4);
    assertThat(with.spearman()).isEqualTo(without.spearman());
    assertThat(with.interval()).isEqualTo(without.interval());
  }

  @Test
  void whatHasNoRankingSaysWhy() {
    double nan = Double.NaN;
    assertThat(Correlation.of(Columns.of(1, 2, nan), Columns.list(1, 2, 3), BOOTSTRAP))
        .isEqualTo(new Correlation.None(2, 1, "fewer than 3 networks with a score"));
    assertThat(Correlation.of(Columns.of(5, 5, 5, nan), Columns.list(1, 2, 3, 4), BOOTSTRAP))
        .isEqualTo(new Correlation.None(3, 1, "all scores are equal"));
    assertThat(Correlation.of(Columns.of(1, 2, 3), Columns.list(4, 4, 4), BOOTSTRAP))
        .isEqualTo(new Correlation.None(3, 0, "all accuracies are equal"));
    assertThat(Correlation.of(Columns.of(), List.of(), BOOTSTRAP).n()).isZero();
  }

  @Test
  void columnsMustFit() {
    assertThatThrownBy(() -> Correlation.of(Columns.of(1, 2, 3), Columns.list(1), BOOTSTRAP))
        .hasMessageContaining("3 scores for 1 accuracies");
    assertThatThrownBy(() -> Columns.of(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofSeveralDrawsTheMeanIsRanked() {
    Column column =
        Column.ofScores(
            "p",
            Direction.HIGHER_IS_BETTER,
            List.of(
                new Score.Known(List.of(1.0, 9.0)),
                new Score.Undefined("why"),
                new Score.Known(List.of(4.0, 4.0))));
    assertThat(column)
        .isEqualTo(
            new Column("p", Direction.HIGHER_IS_BETTER, Columns.of(5, Double.NaN, 4).scores()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theFastRhoIsHipparchuss(long seed) {
    Random random = new Random(seed);
    double[] x = Columns.tied(random, 300, 40);
    double[] y = Columns.noisy(random, x, 3.0 * (double) seed);
    Correlation.Known known = known(Columns.of(x), y);
    int[] all = IntStream.range(0, 300).toArray();
    assertThat(new ResampledSpearman(x, y).of(all))
        .hasValueCloseTo(known.spearman(), within(1e-12));
    int[] some = random.ints(200, 0, 300).toArray();
    double[] sx = Arrays.stream(some).mapToDouble(i -> x[i]).toArray();
    double[] sy = Arrays.stream(some).mapToDouble(i -> y[i]).toArray();
    assertThat(new ResampledSpearman(x, y).of(some))
        .hasValueCloseTo(known(Columns.of(sx), sy).spearman(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void weightedTauIsItsDefinition(long seed) {
    Random random = new Random(seed);
    double[] x = Columns.tied(random, 40, 12);
    double[] y = Columns.tied(random, 40, 9);
    double expected = (slowTau(x, y) + slowTau(y, x)) / 2;
    assertThat(WeightedTau.of(x, y)).isCloseTo(expected, within(1e-12));
  }

  private static double slowTau(double[] x, double[] y) {
    int n = x.length;
    double product = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double weight = 1.0 / (rank(x, y, i) + 1) + 1.0 / (rank(x, y, j) + 1);
        double a = Math.signum(x[i] - x[j]);
        double b = Math.signum(y[i] - y[j]);
        product += a * b * weight;
        xx += a * a * weight;
        yy += b * b * weight;
      }
    }
    return product / Math.sqrt(xx * yy);
  }

  private static int rank(double[] x, double[] y, int i) {
    int above = 0;
    for (int j = 0; j < x.length; j++) {
      boolean equal = x[j] == x[i] && y[j] == y[i];
      if (x[j] > x[i] || (x[j] == x[i] && y[j] > y[i]) || (equal && j > i)) {
        above++;
      }
    }
    return above;
  }

  @Test
  void theTopTenthIsRoundedUpAndTiesAreExpectedValues() {
    double[] accuracies = IntStream.range(0, 11).asDoubleStream().toArray();
    assertThat(TopTenth.recall(accuracies, accuracies)).isEqualTo(1);
    double[] oneOfTwo = accuracies.clone();
    oneOfTwo[0] = 100;
    assertThat(TopTenth.recall(oneOfTwo, accuracies)).isEqualTo(0.5);
    assertThat(TopTenth.recall(new double[11], accuracies)).isCloseTo(2.0 / 11, within(1e-15));
    double[] threeBest = {0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7};
    assertThat(TopTenth.recall(threeBest, accuracies)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(TopTenth.recall(accuracies, threeBest)).isCloseTo(2.0 / 3, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theTopTenthIsTheMeanOverRandomTieBreaks(long seed) {
    Random random = new Random(seed);
    double[] x = Columns.tied(random, 35, 6);
    double[] y = Columns.tied(random, 35, 5);
    double sum = 0;
    int breaks = 20_000;
    for (int b = 0; b < breaks; b++) {
      sum += TopTenth.recall(Columns.noisy(random, x, 1e-6), Columns.noisy(random, y, 1e-6));
    }
    assertThat(TopTenth.recall(x, y)).isCloseTo(sum / breaks, within(0.01));
  }
}
