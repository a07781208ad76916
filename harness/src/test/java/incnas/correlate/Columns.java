package incnas.correlate;

import incnas.score.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Columns and accuracies for tests. */
final class Columns {
  private Columns() {}

  static Column of(double... scores) {
    return of(Direction.HIGHER_IS_BETTER, scores);
  }

  /** NaN stands for an undefined score. */
  static Column of(Direction direction, double... scores) {
    return new Column(
        "proxy",
        direction,
        Arrays.stream(scores)
            .mapToObj(s -> Double.isNaN(s) ? OptionalDouble.empty() : OptionalDouble.of(s))
            .toList());
  }

  static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Small integers, so that many are equal. */
  static double[] tied(Random random, int n, int levels) {
    return random.ints(n, 0, levels).asDoubleStream().toArray();
  }

  static double[] noisy(Random random, double[] values, double sd) {
    return Arrays.stream(values).map(v -> v + sd * random.nextGaussian()).toArray();
  }
}
