package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.score.Direction;
import incnas.seed.Seed;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  private static Interval interval(double[] x, double[] y, long seed) {
    return ((Correlation.Known)
            Correlation.of(Columns.of(x), Columns.list(y), new Bootstrap(new Seed(seed))))
        .interval();
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    Random random = new Random(1);
    double[] x = Columns.tied(random, 100, 60);
    double[] y = Columns.noisy(random, x, 20);
    assertThat(interval(x, y, 7)).isEqualTo(interval(x, y, 7));
    assertThat(interval(x, y, 7)).isNotEqualTo(interval(x, y, 8));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theIntervalHoldsTheValueAndNarrowsWithNetworks(long seed) {
    Random random = new Random(seed);
    double[] few = Columns.tied(random, 50, 1000);
    double[] many = Columns.tied(random, 5000, 1000);
    Interval wide = interval(few, Columns.noisy(random, few, 300), seed);
    Interval narrow = interval(many, Columns.noisy(random, many, 300), seed);
    assertThat(wide.high() - wide.low()).isGreaterThan(5 * (narrow.high() - narrow.low()));
    assertThat(narrow.high() - narrow.low()).isBetween(0.01, 0.06);
  }

  @Test
  void resamplesWithoutAnOrderAreLeftOut() {
    double[] oneDiffers = {0, 0, 0, 0, 0, 0, 0, 1};
    double[] accuracies = {1, 2, 3, 4, 5, 6, 7, 8};
    Interval interval = interval(oneDiffers, accuracies, 1);
    assertThat(interval.low()).isBetween(0.5, 0.65);
    assertThat(interval.high()).isLessThanOrEqualTo(1);
    assertThatThrownBy(() -> new Bootstrap(new Seed(1), 10))
        .hasMessageContaining("resamples is 10");
  }

  @Test
  void theIntervalOfFifteenThousandNetworksIsCheap() {
    Random random = new Random(3);
    double[] x = Columns.tied(random, 15_625, 15_000);
    Interval interval = interval(x, Columns.noisy(random, x, 5000), 1);
    assertThat(interval.high() - interval.low()).isLessThan(0.02);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aContrastIsPaired(long seed) {
    Random random = new Random(seed);
    double[] y = Columns.tied(random, 400, 1000);
    double[] ours = Columns.noisy(random, y, 400);
    double[] near = Columns.noisy(random, ours, 20);
    double[] worse = Columns.noisy(random, ours, 1500);
    double nan = Double.NaN;
    near[3] = nan;
    ours[5] = nan;
    Bootstrap bootstrap = new Bootstrap(new Seed(seed));
    Column mine = Columns.of(ours);
    Contrast.Known same =
        (Contrast.Known) Contrast.of(mine, Columns.of(near), Columns.list(y), bootstrap);
    assertThat(same.n()).isEqualTo(398);
    assertThat(same.difference()).isCloseTo(0, within(0.02));
    // unpaired, the interval of the difference would be about 0.15 wide
    assertThat(same.interval().high() - same.interval().low()).isLessThan(0.03);
    Contrast.Known far =
        (Contrast.Known) Contrast.of(mine, Columns.of(worse), Columns.list(y), bootstrap);
    assertThat(far.beyond()).isTrue();
    assertThat(far.difference()).isGreaterThan(0.2);
    assertThat(far.interval().contains(far.difference())).isTrue();
  }

  @Test
  void aContrastRespectsEachDirectionAndSaysWhyThereIsNone() {
    Bootstrap bootstrap = new Bootstrap(new Seed(1));
    List<Double> accuracies = Columns.list(1, 2, 3, 4, 5);
    Column up = Columns.of(1, 2, 3, 5, 4);
    Column down = Columns.of(Direction.LOWER_IS_BETTER, -1, -2, -3, -5, -4);
    Contrast.Known none = (Contrast.Known) Contrast.of(up, down, accuracies, bootstrap);
    assertThat(none.difference()).isZero();
    assertThat(none.beyond()).isFalse();
    assertThat(Contrast.of(up, Columns.of(2, 2, 2, 2, 2), accuracies, bootstrap))
        .isEqualTo(new Contrast.None(5, "proxy: all scores are equal"));
  }

  @Test
  void theNoiseCeilingIsBetweenSeeds() {
    Random random = new Random(4);
    double[] truth = Columns.tied(random, 500, 1000);
    double[] a = Columns.noisy(random, truth, 200);
    double[] b = Columns.noisy(random, truth, 200);
    List<List<Double>> accuracies =
        IntStream.range(0, 500).mapToObj(i -> List.of(a[i], b[i])).toList();
    Bootstrap bootstrap = new Bootstrap(new Seed(1));
    NoiseCeiling.Known ceiling = (NoiseCeiling.Known) NoiseCeiling.of(accuracies, bootstrap);
    double[] mean = IntStream.range(0, 500).mapToDouble(i -> (a[i] + b[i]) / 2).toArray();
    double perfect =
        ((Correlation.Known) Correlation.of(Columns.of(truth), Columns.list(mean), bootstrap))
            .spearman();
    assertThat(ceiling.interval().contains(ceiling.betweenSeeds())).isTrue();
    assertThat(ceiling.betweenSeeds()).isBetween(0.6, 0.75);
    assertThat(ceiling.perfectProxy()).hasValueCloseTo(perfect, within(0.02));
  }

  @Test
  void theNoiseCeilingOfOneSeedIsUndefined() {
    Bootstrap bootstrap = new Bootstrap(new Seed(1));
    assertThat(NoiseCeiling.of(List.of(List.of(1.0), List.of(2.0)), bootstrap))
        .isInstanceOf(NoiseCeiling.None.class);
    assertThat(NoiseCeiling.of(List.of(List.of(1.0, 2.0), List.of(2.0)), bootstrap))
        .isEqualTo(
            new NoiseCeiling.None("not every network was trained with the same number of seeds"));
    assertThat(
            NoiseCeiling.of(
                List.of(List.of(1.0, 1.0), List.of(1.0, 2.0), List.of(1.0, 3.0)), bootstrap))
        .isEqualTo(new NoiseCeiling.None("all accuracies of one seed are equal"));
    assertThat(NoiseCeiling.of(List.of(), bootstrap)).isInstanceOf(NoiseCeiling.None.class);
  }
}
