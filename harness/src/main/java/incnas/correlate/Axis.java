package incnas.correlate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The values along a plot's axis, as logarithms where they have one sign and span more than three
 * decades.
 */
record Axis(String label, double[] values) {
  private static final double DECADES = 3;

  static Axis of(String name, double[] values) {
    if (wide(values, v -> v)) {
      return new Axis("log10 of " + name, logs(values, v -> v));
    }
    if (wide(values, v -> -v)) {
      return new Axis("-log10 of -" + name, logs(values, v -> -v));
    }
    return new Axis(name, values);
  }

  private static boolean wide(double[] values, DoubleUnaryOperator sign) {
    double[] signed = Arrays.stream(values).map(sign).sorted().toArray();
    return signed.length > 0
        && signed[0] > 0
        && StrictMath.log10(signed[signed.length - 1]) - StrictMath.log10(signed[0]) > DECADES;
  }

  private static double[] logs(double[] values, DoubleUnaryOperator sign) {
    return Arrays.stream(values)
        .map(v -> sign.applyAsDouble(StrictMath.log10(sign.applyAsDouble(v))) + 0.0)
        .toArray();
  }
}
