package incnas.score;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Where AZ-NAS looks at a network's features: after the stem, after each layer, residual unit or
 * cell, and at the end.
 *
 * <p>Read off the layer graph: a boundary is a node of the features' part that closes everything
 * before it, so that no later node reads an earlier one past it, and that is the last of its unit
 * (or cell), or a ReLU outside units. What follows the last one counts if it has a convolution: a
 * tail does, the closing normalisation of a cell network does not.
 */
final class Boundaries {
  private Boundaries() {}

  /** Identifiers in ascending order. */
  static List<Integer> of(LayerGraph graph) {
    List<Integer> boundaries = new ArrayList<>();
    for (int id = 1; id < graph.features(); id++) {
      if (closes(graph, id) && ends(graph, id)) {
        boundaries.add(id);
      }
    }
    int from = boundaries.isEmpty() ? 0 : boundaries.get(boundaries.size() - 1);
    if (graph.nodes().subList(from + 1, graph.features() + 1).stream()
        .anyMatch(node -> node.layer() instanceof Layer.Conv)) {
      boundaries.add(graph.features());
    }
    return boundaries;
  }

  /** Whether every later node of the features' part reads this one or still later ones only. */
  private static boolean closes(LayerGraph graph, int id) {
    return graph.nodes().subList(id + 1, graph.features() + 1).stream()
        .flatMap(node -> node.inputs().stream())
        .allMatch(input -> input >= id);
  }

  private static boolean ends(LayerGraph graph, int id) {
    Node node = graph.node(id);
    Node next = graph.node(id + 1);
    boolean alone = unit(node).isEmpty() && node.layer() instanceof Layer.Relu;
    return alone || node.block() != next.block() || !unit(node).equals(unit(next));
  }

  /** The middle of a name such as {@code block2.unit1.conv2}; empty outside units. */
  private static String unit(Node node) {
    String name = node.name();
    int first = name.indexOf('.');
    int last = name.lastIndexOf('.');
    return first < last ? name.substring(first + 1, last) : "";
  }
}
