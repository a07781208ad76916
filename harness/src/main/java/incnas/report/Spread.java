package incnas.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Where a table states the spread of a column's means: sample standard deviation and number of
 * seeds.
 *
 * <p>For {@code cifar10_top1_pct} and {@code cifar10_difference_pct} these are {@code
 * cifar10_sd_pct} and {@code cifar10_n}; for any other {@code X_pct}, {@code X_sd_pct} and {@code
 * X_n}; for any other {@code X}, {@code X_sd} and {@code X_n}.
 */
record Spread(String sdColumn, String nColumn) {
  static final String BOTH = "2 standard errors (A and B)";
  static final String ONLY_A = "2 standard errors (of A)";
  static final String ONLY_B = "2 standard errors (of B)";
  static final String TOO_FEW = "exact (no spread: n < 2)";
  static final String EXACT = "exact";
  private static final double HUGE = 1e300;

  static Spread of(String column) {
    for (String end : List.of("_top1_pct", "_difference_pct", "_pct")) {
      if (column.endsWith(end)) {
        String stem = column.substring(0, column.length() - end.length());
        return new Spread(stem + "_sd_pct", stem + "_n");
      }
    }
    return new Spread(column + "_sd", column + "_n");
  }

  Stream<String> columns() {
    return Stream.of(sdColumn, nColumn);
  }

  boolean in(Table table) {
    return table.has(sdColumn) && table.has(nColumn);
  }

  /** Twice the standard error of the difference of two means; a side without spread counts as 0. */
  Allowance allowance(Table a, TableRow rowA, Table b, TableRow rowB) {
    if (!in(a) && !in(b)) {
      return new Allowance(BigDecimal.ZERO, EXACT);
    }
    OptionalDouble left = variance(a, rowA);
    OptionalDouble right = variance(b, rowB);
    if (left.isEmpty() && right.isEmpty()) {
      return new Allowance(BigDecimal.ZERO, TOO_FEW);
    }
    double error = StrictMath.sqrt(left.orElse(0) + right.orElse(0));
    String rule = left.isEmpty() ? ONLY_B : right.isEmpty() ? ONLY_A : BOTH;
    return new Allowance(BigDecimal.valueOf(2 * error), rule);
  }

  /** Squared standard error of the mean; empty below two seeds. */
  private OptionalDouble variance(Table table, TableRow row) {
    if (!in(table)) {
      return OptionalDouble.empty();
    }
    Optional<BigDecimal> sd = Numeral.parse(table.cell(row, sdColumn));
    Optional<BigDecimal> n = Numeral.parse(table.cell(row, nColumn));
    if (sd.isEmpty() || n.isEmpty() || n.get().doubleValue() < 2) {
      return OptionalDouble.empty();
    }
    double deviation = sd.get().doubleValue();
    double variance = deviation * deviation / n.get().doubleValue();
    return variance < HUGE ? OptionalDouble.of(variance) : OptionalDouble.empty();
  }
}
