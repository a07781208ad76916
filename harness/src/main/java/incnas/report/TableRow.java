package incnas.report;

import java.util.List;

/**
 * One row of a table.
 *
 * @param place where a message finds it, such as {@code results/paper/table2.csv:3}
 */
public record TableRow(String place, List<String> cells) {
  public TableRow {
    cells = List.copyOf(cells);
  }
}
