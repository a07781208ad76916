package incnas.report;

import java.util.ArrayList;
import java.util.List;

/** A comparison as lines of aligned text. */
final class DiffText {
  private final TableDiff diff;
  private final StringBuilder out = new StringBuilder();

  DiffText(TableDiff diff) {
    this.diff = diff;
    side("A", diff.a());
    side("B", diff.b());
    line("rows matched by " + String.join(", ", diff.keyColumns()) + "; difference is B - A");
    line("");
    aligned(diff.toTable());
    line("");
    listed("columns only in A: ", diff.columnsOnlyA());
    listed("columns only in B: ", diff.columnsOnlyB());
    listed("used for tolerances, not compared: ", diff.spreadColumns());
    if (!diff.ranks().isEmpty()) {
      line("order of the rows:");
      aligned(diff.rankTable());
    }
    line("");
    line(conclusion());
  }

  private void side(String name, TableDiff.Side side) {
    line(name + ": " + Shown.cell(side.id()) + " (" + side.rows() + " rows)");
  }

  private void listed(String what, List<String> columns) {
    if (!columns.isEmpty()) {
      line(what + String.join(", ", columns));
    }
  }

  private String conclusion() {
    long cells = diff.cells().size();
    if (diff.same()) {
      return "same: all " + cells + " compared cells agree within their tolerances";
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.DIFFERENT, Verdict.ONLY_A, Verdict.ONLY_B)) {
      long count = diff.cells().stream().filter(c -> c.verdict() == verdict).count();
      if (count > 0) {
        parts.add(count + " of " + cells + " cells " + verdict);
      }
    }
    if (!diff.rowsOnlyA().isEmpty()) {
      parts.add("rows only in A: " + diff.rowsOnlyA().size());
    }
    if (!diff.rowsOnlyB().isEmpty()) {
      parts.add("rows only in B: " + diff.rowsOnlyB().size());
    }
    if (cells == 0) {
      parts.add("nothing to compare: no shared row has a value in a shared column");
    }
    return "different: " + String.join("; ", parts);
  }

  private void aligned(Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns());
    table.cells().forEach(row -> lines.add(row.stream().map(Shown::cell).toList()));
    int[] widths = new int[table.columns().size()];
    for (List<String> cells : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    for (List<String> cells : lines) {
      StringBuilder text = new StringBuilder("  ");
      for (int i = 0; i < widths.length; i++) {
        text.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
      }
      line(text.toString().stripTrailing());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
