package incnas.report;

import incnas.run.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells by which a row of one table finds its counterpart in another.
 *
 * @param cells without surrounding blanks; numbers without trailing zeros, so that 0.9 meets 0.90
 */
record RowKey(List<String> cells) {
  /** The weights of a score name a row although they are numbers. */
  private static final List<String> WEIGHTS = List.of("w_z", "w_d");

  /**
   * The columns that name the rows of both tables: the first column, the text columns that follow
   * it without a gap, and the weights where both tables have them.
   *
   * @throws UserError if the tables have no first column in common
   */
  static List<String> columns(Table a, Table b) {
    String first = a.columns().get(0);
    if (!b.has(first)) {
      throw new UserError(
          "%s and %s cannot be compared: the rows of the first are named by column %s, which the"
                  .formatted(a.id(), b.id(), Shown.cell(first))
              + " second has not; rename the column that names its rows");
    }
    List<String> columns = new ArrayList<>(List.of(first));
    for (String column : a.columns().subList(1, a.columns().size())) {
      if (!b.has(column) || numeric(a, b, column)) {
        break;
      }
      columns.add(column);
    }
    WEIGHTS.stream()
        .filter(w -> a.has(w) && b.has(w) && !columns.contains(w))
        .forEach(columns::add);
    return columns;
  }

  /** Whether the column holds numbers, judged over both tables. */
  static boolean numeric(Table a, Table b, String column) {
    List<String> cells = new ArrayList<>(a.cells(column));
    cells.addAll(b.cells(column));
    return Numeral.numeric(cells);
  }

  /**
   * The rows by their keys, in order.
   *
   * @throws UserError naming both places where a key comes twice
   */
  static Map<RowKey, TableRow> index(Table table, List<String> columns) {
    Map<RowKey, TableRow> index = new LinkedHashMap<>();
    for (TableRow row : table.rows()) {
      RowKey key = new RowKey(columns.stream().map(c -> normal(table.cell(row, c))).toList());
      TableRow earlier = index.putIfAbsent(key, row);
      if (earlier != null) {
        throw new UserError(
            "%s: the row has the same %s (%s) as %s; remove or rename one of them"
                .formatted(row.place(), String.join(", ", columns), key, earlier.place()));
      }
    }
    return index;
  }

  static String normal(String cell) {
    return Numeral.parse(cell).map(RowKey::plain).orElse(cell.strip());
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  @Override
  public String toString() {
    return Shown.cell(String.join(", ", cells));
  }
}
