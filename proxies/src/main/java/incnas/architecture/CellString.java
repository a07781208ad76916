package incnas.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a {@link Cell} from left to right; white space around it is ignored. */
final class CellString {
  private static final Pattern WORD = Pattern.compile("[^~|+\\s]*");

  private final String text;
  private int at;

  private CellString(String text) {
    this.text = text;
  }

  static Cell parse(String text) {
    return new CellString(text).cell();
  }

  /** Whether a structure string is a cell's rather than a chain of blocks. */
  static boolean begins(String text) {
    return text.stripLeading().startsWith("|");
  }

  private Cell cell() {
    skipSpace();
    List<CellOperation> edges = new ArrayList<>();
    for (int to = 1; to < Cell.NODES; to++) {
      if (to > 1) {
        expect("+", "between the edges of two nodes");
      }
      expect("|", "before the edges into node " + to);
      for (int from = 0; from < to; from++) {
        edges.add(operation());
        expect("~" + from, "on edge %d of %d into node %d".formatted(from + 1, to, to));
        expect("|", "after an edge");
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw error("expected the end of the cell: three groups of edges, into nodes 1, 2 and 3");
    }
    return new Cell(edges);
  }

  private CellOperation operation() {
    Matcher word = WORD.matcher(text).region(at, text.length());
    String label = word.lookingAt() ? word.group() : "";
    CellOperation operation =
        CellOperation.of(label)
            .orElseThrow(
                () ->
                    error(
                        "unknown operation '%s'; known: %s"
                            .formatted(label, String.join(", ", CellOperation.labels()))));
    at += label.length();
    return operation;
  }

  private void expect(String token, String where) {
    if (!text.startsWith(token, at)) {
      throw error("expected '" + token + "' " + where);
    }
    at += token.length();
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private StructureException error(String what) {
    return StructureException.at(text, at, what);
  }
}
