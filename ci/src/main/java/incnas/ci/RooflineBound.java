package incnas.ci;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;

/**
 * The time that the passes of one zen-score need at least on a machine of given rates.
 *
 * <p>Every layer takes the longer of its arithmetic and its traffic. A convolution multiplies and
 * adds (2 FLOPs per weight and output), reads input and weights and writes its output. Batch
 * normalisation takes its statistics while the convolution writes, and reads and writes its map
 * once; the ReLU behind it is part of that. Whatever else there is reads its inputs and writes its
 * output. Numbers have 4 bytes; nothing is said to stay in a cache from one layer to the next.
 *
 * @param flops of both passes
 * @param bytes of both passes
 */
record RooflineBound(double flops, double bytes, double seconds) {
  private static final int PASSES = 2;

  /**
   * @param matrixRate FLOPs a second
   * @param copyRate bytes a second, read and written ones counted
   */
  static RooflineBound of(LayerGraph graph, int batch, double matrixRate, double copyRate) {
    double flops = 0;
    double bytes = 0;
    double seconds = 0;
    for (Node node : graph.nodes()) {
      double arithmetic = PASSES * flops(node, batch);
      double traffic = PASSES * bytes(graph, node, batch);
      flops += arithmetic;
      bytes += traffic;
      seconds += Math.max(arithmetic / matrixRate, traffic / copyRate);
    }
    return new RooflineBound(flops, bytes, seconds);
  }

  private static double flops(Node node, int batch) {
    return node.layer() instanceof Layer.Conv conv ? 2.0 * conv.fanIn() * numbers(node, batch) : 0;
  }

  private static double bytes(LayerGraph graph, Node node, int batch) {
    if (free(graph, node)) {
      return 0;
    }
    double numbers = numbers(node, batch);
    for (int input : node.inputs()) {
      numbers += numbers(graph.node(input), batch);
    }
    if (node.layer() instanceof Layer.Conv conv) {
      numbers += (double) conv.fanIn() * conv.out();
    }
    return Float.BYTES * numbers;
  }

  private static boolean free(LayerGraph graph, Node node) {
    if (node.layer() instanceof Layer.Relu) {
      return graph.node(node.input()).layer() instanceof Layer.BatchNorm;
    }
    return node.layer() instanceof Layer.Input;
  }

  private static double numbers(Node node, int batch) {
    return (double) batch * node.channels() * node.side() * node.side();
  }
}
