package incnas.score;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * TE-NAS's thin twin of a network: its widths divided by the narrowest, so that this has one
 * channel, on small images of one channel. A cell network with 16, 32 and 64 channels becomes one
 * with 1, 2 and 4, which is the authors' C = 1; networks of blocks keep the proportions of their
 * widths.
 */
final class ThinNetwork {
  private final int narrowest;

  private ThinNetwork(int narrowest) {
    this.narrowest = narrowest;
  }

  /** Of the part up to the features. */
  static LayerGraph of(LayerGraph graph, int side) {
    int narrowest =
        graph.nodes().stream()
            .filter(node -> node.layer() instanceof Layer.Conv)
            .mapToInt(Node::channels)
            .min()
            .orElse(1);
    return new ThinNetwork(narrowest).thin(graph.upToFeatures(), side);
  }

  private LayerGraph thin(LayerGraph graph, int side) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      nodes.add(node.layer() instanceof Layer.Input ? image(node, side) : thin(node, nodes));
    }
    return new LayerGraph(nodes, graph.features());
  }

  private static Node image(Node node, int side) {
    return new Node(node.id(), node.name(), node.layer(), List.of(), 1, side, node.block());
  }

  private Node thin(Node node, List<Node> before) {
    Node from = before.get(node.input());
    Layer layer = node.layer();
    int channels = from.channels();
    int side = from.side();
    if (layer instanceof Layer.Conv conv) {
      channels = width(conv.out());
      side = (side - 1) / conv.stride() + 1;
      layer =
          new Layer.Conv(
              conv.path(),
              from.channels(),
              channels,
              conv.kernel(),
              conv.stride(),
              conv.groups() == conv.in() ? from.channels() : 1,
              conv.bias());
    } else if (layer instanceof Layer.BatchNorm norm) {
      layer = new Layer.BatchNorm(norm.path(), channels);
    } else if (layer instanceof Layer.AveragePool pool) {
      side = (side + 2 * pool.padding() - pool.kernel()) / pool.stride() + 1;
    } else if (layer instanceof Layer.GlobalAveragePool) {
      side = 1;
    }
    return new Node(node.id(), node.name(), layer, node.inputs(), channels, side, node.block());
  }

  private int width(int channels) {
    return (int) Math.max(1, Math.rint((double) channels / narrowest));
  }
}
