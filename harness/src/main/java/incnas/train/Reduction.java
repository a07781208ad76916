package incnas.train;

import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a network's map is so many times smaller than its image. */
final class Reduction {
  private Reduction() {}

  /**
   * For each reduction the output of the first block that reaches it, as in ZenNAS's program.
   *
   * @param whose network it is, for the error
   * @throws IllegalArgumentException if no block reaches one of them
   */
  static List<Node> nodes(LayerGraph graph, List<Integer> reductions, String whose) {
    Map<Integer, Node> first = new LinkedHashMap<>();
    for (Node output : blockOutputs(graph)) {
      first.putIfAbsent(of(graph.node(0).side(), output.side()), output);
    }
    List<Node> nodes = new ArrayList<>();
    for (int reduction : reductions) {
      Node node = first.get(reduction);
      if (node == null) {
        throw new IllegalArgumentException(
            ("train.distillation.reductions: no block of the %s reduces its %d pixels %d times; its"
                    + " blocks reduce them %s times, so choose among these")
                .formatted(
                    whose,
                    graph.node(0).side(),
                    reduction,
                    first.keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))));
      }
      nodes.add(node);
    }
    return nodes;
  }

  /** How many times smaller a map is, rounded: 7 pixels of 112 as much as 8 of 128. */
  static int of(int image, int map) {
    return Math.toIntExact(Math.round((double) image / map));
  }

  private static List<Node> blockOutputs(LayerGraph graph) {
    Map<Integer, Node> last = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.block() >= 0) {
        last.put(node.block(), node);
      }
    }
    return List.copyOf(last.values());
  }
}
