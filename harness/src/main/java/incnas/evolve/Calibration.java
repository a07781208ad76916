package incnas.evolve;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * How far full scores lie from their estimates, over the last scored children.
 *
 * @param capacity how many are remembered
 * @param residuals score less estimate, oldest first
 * @param mean of the residuals; not a number without any
 * @param sd their sample standard deviation
 */
record Calibration(int capacity, List<Double> residuals, double mean, double sd) {
  static Calibration empty(int capacity) {
    return new Calibration(capacity, List.of(), Double.NaN, Double.NaN);
  }

  Calibration plus(double residual) {
    List<Double> kept = new ArrayList<>(residuals);
    kept.add(residual);
    if (kept.size() > capacity) {
      kept.remove(0);
    }
    double[] values = kept.stream().mapToDouble(Double::doubleValue).toArray();
    return new Calibration(
        capacity,
        List.copyOf(kept),
        StatUtils.mean(values),
        StrictMath.sqrt(StatUtils.variance(values)));
  }

  /** Whether enough children have been scored to rely on it. */
  boolean ready() {
    return residuals.size() == capacity;
  }
}
