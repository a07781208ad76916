package incnas.correlate;

import incnas.score.Score;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * How far a proxy's scores and their Spearman correlation move at fixed networks, when only the
 * draws of weights and images change.
 */
final class DrawNoise {
  private static final int RESAMPLES = 1000;

  private final Measurement measurement;
  private final double tolerance;

  DrawNoise(Measurement measurement, double tolerance) {
    this.measurement = measurement;
    this.tolerance = tolerance;
  }

  /**
   * Bootstrap standard error of Spearman's rho over draws: each network's mean is taken over as
   * many of its own draws, drawn with replacement, and moved by the numerical tolerance.
   *
   * <p>Deviations are stretched by {@code sqrt(D / (D - 1))}, for a resampled mean of D draws
   * spreads by that much too little. Networks are resampled independently: what moves all of them
   * at once, such as the images, hardly changes ranks, so this errs towards a wide band.
   */
  double spearmanError(double spearman, Seed seed) {
    double sum = 0;
    for (int r = 0; r < RESAMPLES; r++) {
      SplittableRandom random = seed.derive("draws", r).random();
      List<OptionalDouble> moved = new ArrayList<>();
      for (Score score : measurement.scores()) {
        moved.add(
            score instanceof Score.Known known
                ? OptionalDouble.of(moved(known, random))
                : OptionalDouble.empty());
      }
      Column column = new Column("moved", measurement.direction(), moved);
      double change = Correlation.spearman(column, measurement.accuracies()).orElse(0) - spearman;
      sum += change * change;
    }
    return StrictMath.sqrt(sum / RESAMPLES);
  }

  private double moved(Score.Known known, SplittableRandom random) {
    List<Double> values = known.values();
    int draws = values.size();
    double mean = known.mean();
    double deviation = 0;
    for (int d = 0; d < draws; d++) {
      deviation += (values.get(random.nextInt(draws)) - mean) / draws;
    }
    double stretch = draws < 2 ? 0 : StrictMath.sqrt((double) draws / (draws - 1));
    return mean
        + stretch * deviation
        + Scale.LINEAR.rounding(mean, tolerance) * random.nextDouble(-1, 1);
  }

  /**
   * Standard deviation over draws of the shift of all networks together, in units of each network's
   * own; 0 for fewer than two draws.
   *
   * <p>About {@code 1.25 / sqrt(n)} where the draws of different networks are independent, 1 where
   * one draw moves all networks alike.
   */
  double commonShift(Scale scale, int draws) {
    if (draws < 2) {
      return 0;
    }
    List<double[]> standardized = standardized(scale, draws);
    double[] shifts =
        IntStream.range(0, draws)
            .mapToDouble(d -> median(standardized.stream().mapToDouble(network -> network[d])))
            .toArray();
    return new StandardDeviation().evaluate(shifts);
  }

  /** For each network with that many draws its draws, as distances from the mean in units. */
  private List<double[]> standardized(Scale scale, int draws) {
    List<double[]> networks = new ArrayList<>();
    for (Score score : measurement.scores()) {
      NetworkScore network = NetworkScore.of("", score, scale);
      if (network.draws() == draws) {
        double unit = unit(network, scale, tolerance);
        double[] values = scale.draws(score).orElseThrow();
        networks.add(DoubleStream.of(values).map(v -> (v - network.mean()) / unit).toArray());
      }
    }
    return networks;
  }

  /** What a shift of a network's score is counted in: its draws' standard deviation. */
  static double unit(NetworkScore network, Scale scale, double tolerance) {
    return Math.max(network.sd(), scale.rounding(network.mean(), tolerance));
  }

  static double median(DoubleStream values) {
    double[] array = values.toArray();
    return array.length == 0 ? 0 : new Median().evaluate(array);
  }
}
