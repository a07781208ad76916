package incnas.correlate;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Spearman's rho of any multiset of pairs, in time linear in its size.
 *
 * <p>The values are sorted into groups of equals once; a resample only counts its members per
 * group. Ranks are kept as twice their distance from the mean rank, an integer, so that the sums
 * are exact up to 2,000,000 pairs.
 */
final class ResampledSpearman {
  private final int[] left;
  private final int[] right;

  ResampledSpearman(double[] left, double[] right) {
    this.left = groups(left);
    this.right = groups(right);
  }

  /** The rho of the pairs with these indices; empty if one side is constant. */
  OptionalDouble of(int[] indices) {
    long[] x = centredRanks(left, indices);
    long[] y = centredRanks(right, indices);
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int i : indices) {
      long a = x[left[i]];
      long b = y[right[i]];
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    if (xx == 0 || yy == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(xy / (StrictMath.sqrt((double) xx) * StrictMath.sqrt((double) yy)));
  }

  /** For each group, 2 (average rank - mean rank) among the indices. */
  private static long[] centredRanks(int[] group, int[] indices) {
    long[] ranks = new long[group.length];
    for (int i : indices) {
      ranks[group[i]]++;
    }
    long before = 0;
    for (int g = 0; g < ranks.length; g++) {
      long count = ranks[g];
      ranks[g] = 2 * before + count - indices.length;
      before += count;
    }
    return ranks;
  }

  /** The place of each value among the distinct values, from below. */
  private static int[] groups(double[] values) {
    double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    return Arrays.stream(values).mapToInt(v -> Arrays.binarySearch(distinct, v)).toArray();
  }
}
