package incnas.correlate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The values along a plot's axis, as logarithms where they span many decades.
 *
 * <p>Values of one sign beyond three decades become plain logarithms. Others, the largest above
 * 10,000 and a thousand times as large as the median, become {@code sign(v) log10(1 + |v|)}.
 */
record Axis(String label, double[] values) {
  private static final double DECADES = 3;
  private static final double LARGE = 1e4;

  static Axis of(String name, double[] values) {
    if (wide(values, v -> v)) {
      return new Axis("log10 of " + name, mapped(values, StrictMath::log10));
    }
    if (wide(values, v -> -v)) {
      return new Axis("-log10 of -" + name, mapped(values, v -> -StrictMath.log10(-v)));
    }
    if (outlying(values)) {
      return new Axis(
          "signed log10(1 + size) of " + name,
          mapped(values, v -> Math.signum(v) * StrictMath.log10(1 + Math.abs(v))));
    }
    return new Axis(name, values);
  }

  private static boolean wide(double[] values, DoubleUnaryOperator sign) {
    double[] signed = Arrays.stream(values).map(sign).sorted().toArray();
    return signed.length > 0
        && signed[0] > 0
        && StrictMath.log10(signed[signed.length - 1]) - StrictMath.log10(signed[0]) > DECADES;
  }

  private static boolean outlying(double[] values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    return sizes.length > 0
        && sizes[sizes.length - 1] > LARGE
        && sizes[sizes.length - 1] / 1000 > sizes[sizes.length / 2];
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator scale) {
    return Arrays.stream(values).map(scale).map(v -> v + 0.0).toArray();
  }
}
