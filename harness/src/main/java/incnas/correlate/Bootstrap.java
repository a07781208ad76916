package incnas.correlate;

import incnas.seed.Seed;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Intervals by drawing as many networks with replacement, again and again.
 *
 * <p>Every resample derives its own generator, so the same seed gives the same interval.
 */
public record Bootstrap(Seed seed, int resamples) {
  public static final int RESAMPLES = 1000;
  private static final int FEWEST = 100;
  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  public Bootstrap {
    if (resamples < FEWEST) {
      throw new IllegalArgumentException(
          "resamples is " + resamples + ", but must be at least " + FEWEST);
    }
  }

  public Bootstrap(Seed seed) {
    this(seed, RESAMPLES);
  }

  /**
   * The central 95 % of a statistic over resampled networks, interpolated between order statistics.
   *
   * @param statistic of the indices drawn; resamples that leave it undefined (all equal values) say
   *     nothing of the order and are left out
   */
  Interval interval(int n, Function<int[], OptionalDouble> statistic) {
    double[] values =
        IntStream.range(0, resamples)
            .mapToObj(resample -> statistic.apply(networks(resample, n)))
            .flatMapToDouble(
                value ->
                    value.isPresent() ? DoubleStream.of(value.getAsDouble()) : DoubleStream.empty())
            .toArray();
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(values);
    return new Interval(percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT));
  }

  private int[] networks(int resample, int n) {
    SplittableRandom random = seed.derive("bootstrap", resample).random();
    int[] drawn = new int[n];
    for (int i = 0; i < n; i++) {
      drawn[i] = random.nextInt(n);
    }
    return drawn;
  }
}
