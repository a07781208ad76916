package incnas.score;

/** Sums over vectors of numbers, in double precision. */
final class Vectors {
  private Vectors() {}

  static double length(double[] values) {
    return StrictMath.sqrt(squares(values));
  }

  static double length(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return StrictMath.sqrt(sum);
  }

  static double squares(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v * v;
    }
    return sum;
  }

  static double dot(float[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The sum of |a b|, number by number. */
  static double absoluteDot(float[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] * b[i]);
    }
    return sum;
  }
}
