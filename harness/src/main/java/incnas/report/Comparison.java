package incnas.report;

import incnas.run.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The work of {@link TableDiff#of}. */
final class Comparison {
  private final Table a;
  private final Table b;
  private final Tolerances tolerances;
  private final List<String> keys;
  private final Map<RowKey, TableRow> rowsA;
  private final Map<RowKey, TableRow> rowsB;
  private final List<String> spread;
  private final Map<String, Boolean> numeric = new LinkedHashMap<>();

  Comparison(Table a, Table b, Tolerances tolerances) {
    this.a = a;
    this.b = b;
    this.tolerances = tolerances;
    keys = RowKey.columns(a, b);
    rowsA = RowKey.index(a, keys);
    rowsB = RowKey.index(b, keys);
    List<String> shared = a.columns().stream().filter(c -> b.has(c) && !keys.contains(c)).toList();
    spread = spreadColumns(shared);
    for (String column : shared) {
      if (!spread.contains(column)) {
        numeric.put(column, RowKey.numeric(a, b, column));
      }
    }
    numeric.forEach(
        (column, isNumeric) -> {
          if (isNumeric) {
            refuseText(a, column);
            refuseText(b, column);
          }
        });
    List.of(a, b).forEach(this::refuseTextInSpread);
    tolerances.check(numberColumns());
  }

  private void refuseTextInSpread(Table table) {
    numberColumns().stream()
        .map(Spread::of)
        .filter(s -> s.in(table))
        .flatMap(Spread::columns)
        .distinct()
        .forEach(c -> refuseText(table, c));
  }

  TableDiff diff() {
    List<CellDiff> cells = new ArrayList<>();
    rowsA.forEach(
        (key, row) -> {
          if (rowsB.containsKey(key)) {
            numeric.keySet().forEach(c -> compare(key, c).ifPresent(cells::add));
          }
        });
    return new TableDiff(
        new TableDiff.Side(a.id(), a.rows().size()),
        new TableDiff.Side(b.id(), b.rows().size()),
        keys,
        cells,
        missing(rowsA, rowsB),
        missing(rowsB, rowsA),
        a.columns().stream().filter(c -> !b.has(c)).toList(),
        b.columns().stream().filter(c -> !a.has(c)).toList(),
        spread,
        numberColumns().stream().map(this::ranks).toList());
  }

  private List<String> numberColumns() {
    return numeric.keySet().stream().filter(numeric::get).toList();
  }

  /** Spread columns of other shared columns, unless the user gives a tolerance for them. */
  private List<String> spreadColumns(List<String> shared) {
    Set<String> serving =
        shared.stream()
            .map(Spread::of)
            .filter(s -> s.in(a) || s.in(b))
            .flatMap(Spread::columns)
            .collect(Collectors.toSet());
    return shared.stream()
        .filter(c -> serving.contains(c) && tolerances.given(c).isEmpty())
        .toList();
  }

  private Optional<CellDiff> compare(RowKey key, String column) {
    String left = cell(a, rowsA.get(key), column);
    String right = cell(b, rowsB.get(key), column);
    if (left.isEmpty() && right.isEmpty()) {
      return Optional.empty();
    }
    if (left.isEmpty() || right.isEmpty()) {
      Verdict verdict = left.isEmpty() ? Verdict.ONLY_B : Verdict.ONLY_A;
      return Optional.of(cell(key, column, left, right, Optional.empty(), "", verdict));
    }
    if (!numeric.get(column)) {
      Verdict verdict = left.equals(right) ? Verdict.SAME : Verdict.DIFFERENT;
      return Optional.of(cell(key, column, left, right, Optional.empty(), "text", verdict));
    }
    return Optional.of(compareNumbers(key, column, left, right));
  }

  private CellDiff compareNumbers(RowKey key, String column, String left, String right) {
    BigDecimal difference = number(right).subtract(number(left));
    Allowance allowance =
        tolerances
            .given(column)
            .map(given -> new Allowance(given, "given"))
            .orElseGet(() -> Spread.of(column).allowance(a, rowsA.get(key), b, rowsB.get(key)));
    boolean same = difference.abs().compareTo(allowance.tolerance()) <= 0;
    return new CellDiff(
        key.cells(),
        column,
        left,
        right,
        Optional.of(difference),
        Optional.of(allowance.tolerance()),
        allowance.rule(),
        same ? Verdict.SAME : Verdict.DIFFERENT);
  }

  private static CellDiff cell(
      RowKey key,
      String column,
      String left,
      String right,
      Optional<BigDecimal> tolerance,
      String rule,
      Verdict verdict) {
    return new CellDiff(
        key.cells(), column, left, right, Optional.empty(), tolerance, rule, verdict);
  }

  private RankAgreement ranks(String column) {
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    for (RowKey key : rowsA.keySet()) {
      if (rowsB.containsKey(key)) {
        String cellA = cell(a, rowsA.get(key), column);
        String cellB = cell(b, rowsB.get(key), column);
        if (!cellA.isEmpty() && !cellB.isEmpty()) {
          left.add(number(cellA).doubleValue());
          right.add(number(cellB).doubleValue());
        }
      }
    }
    return RankAgreement.of(column, left, right);
  }

  private static List<String> missing(Map<RowKey, TableRow> there, Map<RowKey, TableRow> here) {
    return there.keySet().stream()
        .filter(key -> !here.containsKey(key))
        .map(RowKey::toString)
        .toList();
  }

  private static String cell(Table table, TableRow row, String column) {
    return table.cell(row, column).strip();
  }

  private static BigDecimal number(String cell) {
    return Numeral.parse(cell).orElseThrow();
  }

  private static void refuseText(Table table, String column) {
    for (TableRow row : table.rows()) {
      String cell = cell(table, row, column);
      if (!cell.isEmpty() && Numeral.parse(cell).isEmpty()) {
        throw new UserError(
            "%s: column %s: '%s' is not a number; write a plain number such as 96.86, or leave the"
                    .formatted(row.place(), Shown.cell(column), Shown.cell(cell))
                + " cell empty if there is no value");
      }
    }
  }
}
