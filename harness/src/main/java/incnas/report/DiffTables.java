package incnas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison as tables. */
final class DiffTables {
  private static final int TOLERANCE_DECIMALS = 4;
  private static final int RANK_DECIMALS = 3;

  private DiffTables() {}

  static Table cells(TableDiff diff) {
    List<String> columns =
        List.of("row", "column", "a", "b", "difference", "tolerance", "rule", "verdict");
    List<List<String>> rows = new ArrayList<>();
    diff.cells().forEach(cell -> rows.add(row(cell)));
    diff.rowsOnlyA().forEach(row -> rows.add(missing(row, Verdict.ONLY_A)));
    diff.rowsOnlyB().forEach(row -> rows.add(missing(row, Verdict.ONLY_B)));
    return Table.of("comparison", columns, rows);
  }

  static Table ranks(TableDiff diff) {
    return Table.of(
        "rank_agreement",
        List.of("column", "n", "spearman", "kendall_tau_b", "undefined"),
        diff.ranks().stream()
            .map(
                r ->
                    List.of(
                        r.column(),
                        Integer.toString(r.n()),
                        rank(r.spearman()),
                        rank(r.kendallTauB()),
                        r.undefined()))
            .toList());
  }

  private static List<String> row(CellDiff cell) {
    return List.of(
        String.join(", ", cell.key()),
        cell.column(),
        cell.a(),
        cell.b(),
        cell.difference().map(BigDecimal::toPlainString).orElse(""),
        tolerance(cell.tolerance()),
        cell.rule(),
        cell.verdict().toString());
  }

  private static List<String> missing(String row, Verdict verdict) {
    List<String> cells = new ArrayList<>(Collections.nCopies(8, ""));
    cells.set(0, row);
    cells.set(7, verdict.toString());
    return cells;
  }

  /** A computed tolerance is rounded for the eye only, a given one never has so many decimals. */
  private static String tolerance(Optional<BigDecimal> tolerance) {
    return tolerance
        .map(
            t ->
                t.scale() > TOLERANCE_DECIMALS
                    ? t.setScale(TOLERANCE_DECIMALS, RoundingMode.HALF_EVEN)
                    : t)
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  private static String rank(OptionalDouble value) {
    return value.isPresent() ? Numeral.fixed(value.getAsDouble(), RANK_DECIMALS) : "";
  }
}
