package incnas.report;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as GitHub-flavoured Markdown, numbers to the right. */
public final class Markdown {
  private Markdown() {}

  /** The table's text. */
  public static String text(Table table) {
    StringBuilder out = new StringBuilder(line(table.columns()));
    out.append(
        table.columns().stream()
            .map(c -> Numeral.numeric(table.cells(c)) ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    table.cells().forEach(cells -> out.append(line(cells)));
    return out.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String escape(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\r\n|\r|\n", "<br>");
  }
}
