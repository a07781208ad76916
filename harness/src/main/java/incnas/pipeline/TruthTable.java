package incnas.pipeline;

import incnas.correlate.Line;
import incnas.correlate.Truth;
import incnas.correlate.TruthColumns;
import incnas.report.Csv;
import incnas.report.Table;
import java.nio.file.Path;
import java.util.List;

/** Networks with known accuracies, read from a CSV file. */
final class TruthTable {
  private TruthTable() {}

  /**
   * Reads the file, compressed if its name ends in {@code .gz}.
   *
   * @throws incnas.run.UserError naming file, line and column of what is wrong
   */
  static Truth read(Path file, TruthColumns columns) {
    return Truth.of(file.toString(), columns, lines(Csv.read(file)));
  }

  /** The lines of a table. */
  static List<Line> lines(Table table) {
    return table.rows().stream()
        .map(row -> Line.of(row.place(), table.columns(), row.cells()))
        .toList();
  }
}
