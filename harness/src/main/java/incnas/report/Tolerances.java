package incnas.report;

import incnas.run.UserError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The absolute differences that a user allows, in the unit of each column.
 *
 * @param everywhere for columns without one of their own; empty: by the spread or exact
 */
public record Tolerances(Optional<BigDecimal> everywhere, Map<String, BigDecimal> byColumn) {
  public static final Tolerances NONE = new Tolerances(Optional.empty(), Map.of());

  public Tolerances {
    byColumn = Map.copyOf(byColumn);
  }

  /**
   * Reads options such as {@code cifar10_top1_pct=0.3} or, for all other columns, {@code 0.1}.
   *
   * @throws UserError if an option is neither, negative, or given twice
   */
  public static Tolerances parse(List<String> options) {
    Optional<BigDecimal> everywhere = Optional.empty();
    Map<String, BigDecimal> byColumn = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.lastIndexOf('=');
      BigDecimal allowed = number(option, option.substring(equals + 1));
      if (equals < 0) {
        if (everywhere.isPresent()) {
          throw error(option, "a tolerance for all columns was given before");
        }
        everywhere = Optional.of(allowed);
      } else if (byColumn.putIfAbsent(option.substring(0, equals).strip(), allowed) != null) {
        throw error(option, "a tolerance for this column was given before");
      }
    }
    return new Tolerances(everywhere, byColumn);
  }

  Optional<BigDecimal> given(String column) {
    return Optional.ofNullable(byColumn.get(column)).or(() -> everywhere);
  }

  /** Refuses a tolerance for a column that is not compared. */
  void check(List<String> compared) {
    for (String column : byColumn.keySet().stream().sorted().toList()) {
      if (!compared.contains(column)) {
        throw error(
            column + "=" + byColumn.get(column).toPlainString(),
            "no such number column in both tables; there are: " + String.join(", ", compared));
      }
    }
  }

  private static BigDecimal number(String option, String text) {
    return Numeral.parse(text)
        .filter(n -> n.signum() >= 0)
        .orElseThrow(() -> error(option, "not a number of at least 0"));
  }

  private static UserError error(String option, String problem) {
    return new UserError(
        "--tolerance "
            + Shown.cell(option)
            + ": "
            + problem
            + "; write --tolerance COLUMN=NUMBER or --tolerance NUMBER");
  }
}
