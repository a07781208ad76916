package incnas.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Appends one cell to a graph under construction. Every edge is there, also where nothing reads its
 * end: the published networks have its parameters.
 */
final class CellLowering {
  private final Cell cell;
  private final Lowering lowering;

  CellLowering(Cell cell, Lowering lowering) {
    this.cell = cell;
    this.lowering = lowering;
  }

  void append() {
    List<LayerGraph.Node> nodes = new ArrayList<>(List.of(lowering.tail()));
    for (int to = 1; to < Cell.NODES; to++) {
      LayerGraph.Node sum = edge(nodes.get(0), 0, to);
      for (int from = 1; from < to; from++) {
        LayerGraph.Node next = edge(nodes.get(from), from, to);
        lowering.scope("node" + to);
        sum = append("add" + from, new Layer.Add(), sum, next);
      }
      nodes.add(sum);
    }
  }

  private LayerGraph.Node edge(LayerGraph.Node map, int from, int to) {
    lowering.scope("edge" + from + "-" + to);
    return switch (cell.edge(from, to)) {
      case NONE -> append("zero", new Layer.Zero(), map);
      case SKIP_CONNECT -> map;
      case CONV_1X1 -> conv(map, 1);
      case CONV_3X3 -> conv(map, 3);
      case AVERAGE_POOL_3X3 -> append("pool", new Layer.AveragePool(3, 1, 1), map);
    };
  }

  private LayerGraph.Node conv(LayerGraph.Node map, int kernel) {
    int width = map.channels();
    LayerGraph.Node relu = append("relu", new Layer.Relu(), map);
    Layer conv = new Layer.Conv(Path.CELL, width, width, kernel, 1, 1, false);
    return append("bn", new Layer.BatchNorm(Path.CELL, width), append("conv", conv, relu));
  }

  /** A layer that keeps its inputs' shape. */
  private LayerGraph.Node append(String name, Layer layer, LayerGraph.Node... inputs) {
    List<Integer> ids = List.of(inputs).stream().map(LayerGraph.Node::id).toList();
    return lowering.append(name, layer, ids, inputs[0].channels(), inputs[0].side());
  }
}
