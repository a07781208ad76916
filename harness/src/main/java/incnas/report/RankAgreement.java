package incnas.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How far two tables put their shared rows into the same order by one column.
 *
 * @param n rows with a value on both sides
 * @param spearman rho with average ranks for ties
 * @param kendallTauB tau-b, corrected for ties
 * @param undefined why there is neither; empty where there is
 */
public record RankAgreement(
    String column, int n, OptionalDouble spearman, OptionalDouble kendallTauB, String undefined) {
  private static final int FEWEST = 3;

  static RankAgreement of(String column, List<Double> a, List<Double> b) {
    double[] left = a.stream().mapToDouble(Double::doubleValue).toArray();
    double[] right = b.stream().mapToDouble(Double::doubleValue).toArray();
    if (left.length < FEWEST) {
      return undefined(column, left.length, "fewer than 3 rows with both values");
    }
    if (constant(left) || constant(right)) {
      return undefined(
          column, left.length, "all values are equal in " + (constant(left) ? "A" : "B"));
    }
    return new RankAgreement(
        column,
        left.length,
        OptionalDouble.of(new SpearmansCorrelation().correlation(left, right)),
        OptionalDouble.of(new KendallsCorrelation().correlation(left, right)),
        "");
  }

  private static RankAgreement undefined(String column, int n, String why) {
    return new RankAgreement(column, n, OptionalDouble.empty(), OptionalDouble.empty(), why);
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() < 2;
  }
}
