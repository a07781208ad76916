package incnas.augment;

import java.util.SplittableRandom;

/** An interval that numbers are drawn from. */
public record Range(double low, double high) {
  public Range {
    if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException("a range from " + low + " to " + high);
    }
  }

  double uniform(SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform on a logarithmic scale. */
  double logUniform(SplittableRandom random) {
    double from = StrictMath.log(low);
    return StrictMath.exp(from + (StrictMath.log(high) - from) * random.nextDouble());
  }
}
