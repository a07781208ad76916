package incnas.correlate;

import incnas.run.UserError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a table: its cells by column.
 *
 * @param place where a message finds it, such as {@code truth.csv:3}
 */
public record Line(String place, Map<String, String> cells) {
  /** The line with these cells under these columns. */
  public static Line of(String place, List<String> columns, List<String> cells) {
    if (columns.size() != cells.size()) {
      throw new IllegalArgumentException(place + ": " + cells + " under " + columns);
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      byColumn.put(columns.get(i), cells.get(i));
    }
    return new Line(place, byColumn);
  }

  /** The cell without white space around it; empty if it has no value. */
  String cell(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new UserError(
          place
              + ": no column '"
              + column
              + "'; the columns are "
              + String.join(", ", cells.keySet())
              + "; name one of them");
    }
    return cell.strip();
  }

  String text(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      throw error(column, "is empty; fill it in or remove the line");
    }
    return text;
  }

  double number(String column) {
    String text = text(column);
    try {
      double number = new BigDecimal(text).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the message below says it
    }
    throw error(column, "'" + text + "' is no number; write one such as 93.25 or 1e-3");
  }

  int count(String column) {
    double number = number(column);
    int count = (int) number;
    if (count != number || count < 0) {
      throw error(column, "'" + text(column) + "' is no count; write a whole number from 0 up");
    }
    return count;
  }

  UserError error(String column, String problem) {
    return new UserError(place + ": column " + column + ": " + problem);
  }
}
