package incnas.augment;

/**
 * The weights with which one axis of a picture is resampled, in Pillow's fixed point: an
 * antialiasing filter, whose reach grows with the reduction.
 *
 * @param first for each new pixel the first old one that has a weight
 * @param count how many have
 * @param weights {@code reach} for each new pixel, in units of 2^-22, their sum about 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
record Resampling(int[] first, int[] count, int[] weights, int reach) {
  static final int BITS = 22;

  /** From {@code from} old pixels to {@code to} new ones. */
  static Resampling of(int from, int to, Filter filter) {
    double scale = (double) from / to;
    double filterScale = Math.max(1, scale);
    double support = filter.support * filterScale;
    int reach = (int) Math.ceil(support) * 2 + 1;
    int[] first = new int[to];
    int[] count = new int[to];
    int[] weights = new int[Math.multiplyExact(to, reach)];
    double[] exact = new double[reach];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (center - support + 0.5));
      count[i] = Math.min(from, (int) (center + support + 0.5)) - first[i];
      double sum = 0;
      for (int k = 0; k < count[i]; k++) {
        exact[k] = filter.weight((k + first[i] - center + 0.5) * (1 / filterScale));
        sum += exact[k];
      }
      for (int k = 0; k < count[i]; k++) {
        double weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << BITS);
        weights[i * reach + k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
    }
    return new Resampling(first, count, weights, reach);
  }

  /** A sum of weighted bytes, which began with one half, as a byte. */
  static byte toByte(int sum) {
    return (byte) Math.min(255, Math.max(0, sum >> BITS));
  }
}
