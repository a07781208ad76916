package incnas.correlate;

import java.util.Arrays;

/**
 * Which share of the best tenth by accuracy, rounded up, a proxy has in its own best tenth.
 *
 * <p>Where equals straddle the border of a tenth, each of them is in it with the same probability,
 * by accuracy and by score independently, and the share is the expected value. So a constant proxy
 * recalls what chance does.
 */
final class TopTenth {
  private TopTenth() {}

  static double recall(double[] scores, double[] accuracies) {
    int best = (scores.length + 9) / 10;
    double[] chosen = membership(scores, best);
    double[] wanted = membership(accuracies, best);
    double both = 0;
    for (int i = 0; i < scores.length; i++) {
      both += chosen[i] * wanted[i];
    }
    return both / best;
  }

  /** The probability of each value to be among the best. */
  private static double[] membership(double[] values, int best) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double border = sorted[sorted.length - best];
    long above = Arrays.stream(values).filter(v -> v > border).count();
    long level = Arrays.stream(values).filter(v -> v == border).count();
    double share = (double) (best - above) / level;
    return Arrays.stream(values).map(v -> v > border ? 1 : v == border ? share : 0).toArray();
  }
}
