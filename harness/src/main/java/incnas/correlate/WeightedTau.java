package incnas.correlate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Vigna's weighted tau (WWW 2015) with additive hyperbolic weights: an exchange of the networks of
 * ranks r and s weighs {@code 1/(r+1) + 1/(s+1)}, so that the top counts most.
 *
 * <p>The mean of two values, one with the ranks by decreasing x (equals by decreasing y), one with
 * x and y exchanged: what {@code scipy.stats.weightedtau} gives by default. Ties count as in tau-b.
 * O(n log n).
 */
final class WeightedTau {
  private final int[] byX;
  private final int[] yGroup;
  private final int[] xGroup;
  private final double[] weight;

  private WeightedTau(double[] x, double[] y) {
    int n = x.length;
    Comparator<Integer> xThenY =
        Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]);
    byX = sorted(n, xThenY);
    xGroup = groups(byX, x);
    yGroup = groups(sorted(n, Comparator.comparingDouble(i -> y[i])), y);
    weight = new double[n];
    for (int i = 0; i < n; i++) {
      weight[byX[i]] = 1.0 / (n - i);
    }
  }

  /** The weighted tau of two columns, neither of them constant. */
  static double of(double[] x, double[] y) {
    return (new WeightedTau(x, y).rankedByX() + new WeightedTau(y, x).rankedByX()) / 2;
  }

  private double rankedByX() {
    double all = 0;
    for (double w : weight) {
      all += (weight.length - 1) * w;
    }
    double xUntied = all - tied(xGroup);
    double yUntied = all - tied(yGroup);
    return concordance() / (StrictMath.sqrt(xUntied) * StrictMath.sqrt(yUntied));
  }

  /** The weights of concordant pairs minus those of discordant ones. */
  private double concordance() {
    Below count = new Below(weight.length);
    Below sum = new Below(weight.length);
    double total = 0;
    int added = 0;
    for (int k = 0; k < byX.length; k++) {
      // only networks of smaller x are in the trees
      for (; xGroup[byX[added]] < xGroup[byX[k]]; added++) {
        int i = byX[added];
        count.add(yGroup[i], 1);
        sum.add(yGroup[i], weight[i]);
      }
      int j = byX[k];
      int y = yGroup[j];
      double pairs = count.below(y) - (added - count.below(y + 1));
      total += pairs * weight[j] + sum.below(y) - (sum.all() - sum.below(y + 1));
    }
    return total;
  }

  private double tied(int[] group) {
    int[] members = new int[group.length];
    double[] weights = new double[group.length];
    for (int i = 0; i < group.length; i++) {
      members[group[i]]++;
      weights[group[i]] += weight[i];
    }
    double total = 0;
    for (int g = 0; g < group.length; g++) {
      if (members[g] > 1) {
        total += (members[g] - 1) * weights[g];
      }
    }
    return total;
  }

  private static int[] sorted(int n, Comparator<Integer> order) {
    return IntStream.range(0, n).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }

  /** For each index the place of its value among the distinct values. */
  private static int[] groups(int[] sorted, double[] values) {
    int[] group = new int[values.length];
    for (int k = 1; k < sorted.length; k++) {
      boolean larger = values[sorted[k]] > values[sorted[k - 1]];
      group[sorted[k]] = group[sorted[k - 1]] + (larger ? 1 : 0);
    }
    return group;
  }

  /** Sums over the groups below a given one (a Fenwick tree). */
  private static final class Below {
    private final double[] tree;

    Below(int groups) {
      tree = new double[groups + 1];
    }

    void add(int group, double value) {
      for (int i = group + 1; i < tree.length; i += i & -i) {
        tree[i] += value;
      }
    }

    double below(int group) {
      double sum = 0;
      for (int i = group; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }

    double all() {
      return below(tree.length - 1);
    }
  }
}
