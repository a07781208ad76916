package incnas.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A table of text cells under named columns; an empty cell says that there is no value.
 *
 * <p>Numbers are text already, with the decimals they are meant to show: see {@link Numeral}.
 *
 * @param id name of the table, or the file it was read from
 */
public record Table(String id, List<String> columns, List<TableRow> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    if (columns.isEmpty() || columns.contains("")) {
      throw new IllegalArgumentException("a table needs columns, and a column a name: " + columns);
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      throw new IllegalArgumentException("two columns of one name: " + columns);
    }
    for (TableRow row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            row.place() + ": " + row.cells().size() + " cells under " + columns);
      }
    }
  }

  /** A table whose rows are placed as {@code id row 1} and so on. */
  public static Table of(String id, List<String> columns, List<List<String>> cells) {
    List<TableRow> rows = new ArrayList<>();
    for (List<String> row : cells) {
      rows.add(new TableRow(id + " row " + (rows.size() + 1), row));
    }
    return new Table(id, columns, rows);
  }

  public boolean has(String column) {
    return columns.contains(column);
  }

  /** The cell of one of this table's rows. */
  public String cell(TableRow row, String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    return row.cells().get(index);
  }

  /** All cells of a column, from top to bottom. */
  public List<String> cells(String column) {
    return rows.stream().map(row -> cell(row, column)).toList();
  }

  /** All cells, row by row. */
  public List<List<String>> cells() {
    return rows.stream().map(TableRow::cells).toList();
  }
}
