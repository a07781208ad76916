package incnas.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A NAS-Bench-201 cell (Dong and Yang, ICLR 2020): four nodes, the first the cell's input, the last
 * its output, and an operation on each edge from a node to a later one; a node is the sum of its
 * edges.
 *
 * <p>Text form, as the benchmark prints it: {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}, one group
 * per node, the number being the node that the edge comes from.
 *
 * @param edges operations in the order of the text: 0-1, 0-2, 1-2, 0-3, 1-3, 2-3
 */
public record Cell(List<CellOperation> edges) {
  public static final int NODES = 4;
  public static final int EDGES = NODES * (NODES - 1) / 2;

  public Cell {
    edges = List.copyOf(edges);
    if (edges.size() != EDGES) {
      throw new IllegalArgumentException(
          "a cell has " + EDGES + " edges, but " + edges.size() + " operations were given");
    }
  }

  /** A cell with the same operation everywhere. */
  public static Cell uniform(CellOperation operation) {
    return new Cell(Collections.nCopies(EDGES, operation));
  }

  /**
   * The cell that a text stands for.
   *
   * @throws StructureException naming the character, and the known operations
   */
  public static Cell parse(String text) {
    return CellString.parse(text);
  }

  /** The operation on the edge between two nodes. */
  public CellOperation edge(int from, int to) {
    return edges.get(to * (to - 1) / 2 + from);
  }

  /** The same cell with another operation on one edge. */
  public Cell with(int edge, CellOperation operation) {
    List<CellOperation> changed = new ArrayList<>(edges);
    changed.set(edge, operation);
    return new Cell(changed);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (int to = 1; to < NODES; to++) {
      text.append(to > 1 ? "+|" : "|");
      for (int from = 0; from < to; from++) {
        text.append(edge(from, to).label()).append('~').append(from).append('|');
      }
    }
    return text.toString();
  }
}
