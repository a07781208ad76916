package incnas.score;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * TE-NAS's thin twin of a network: one channel at full resolution, twice as many where the map is
 * half as large, on small images of one channel.
 *
 * <p>A cell network of 16, 32 and 64 channels becomes one of 1, 2 and 4, which is the authors' C =
 * 1. Networks of blocks have widths of their own; these do not enter, as they do not in the
 * authors' space: divided by the narrowest, they leave so many rectifiers that every image has a
 * pattern of its own, and the count says nothing.
 */
final class ThinNetwork {
  private final LayerGraph graph;
  private final int side;
  private final List<Node> nodes = new ArrayList<>();

  private ThinNetwork(LayerGraph graph, int side) {
    this.graph = graph;
    this.side = side;
  }

  /**
   * Of the part up to the features.
   *
   * @param side of the small image
   */
  static LayerGraph of(LayerGraph graph, int side) {
    return new ThinNetwork(graph.upToFeatures(), side).twin();
  }

  private LayerGraph twin() {
    for (Node node : graph.nodes()) {
      nodes.add(node.layer() instanceof Layer.Input ? image(node) : twin(node));
    }
    return new LayerGraph(nodes, graph.features());
  }

  private Node image(Node node) {
    return new Node(node.id(), node.name(), node.layer(), List.of(), 1, side, node.block());
  }

  private Node twin(Node node) {
    Node from = nodes.get(node.input());
    Layer layer = node.layer();
    int channels = from.channels();
    int to = from.side();
    if (layer instanceof Layer.Conv conv) {
      boolean depthwise = conv.groups() == conv.in() && conv.in() > 1;
      channels = depthwise ? channels : width(node);
      to = (to - 1) / conv.stride() + 1;
      layer =
          new Layer.Conv(
              conv.path(),
              from.channels(),
              channels,
              conv.kernel(),
              conv.stride(),
              depthwise ? channels : 1,
              conv.bias());
    } else if (layer instanceof Layer.BatchNorm norm) {
      layer = new Layer.BatchNorm(norm.path(), channels);
    } else if (layer instanceof Layer.AveragePool pool) {
      to = (to + 2 * pool.padding() - pool.kernel()) / pool.stride() + 1;
    } else if (layer instanceof Layer.GlobalAveragePool) {
      to = 1;
    }
    return new Node(node.id(), node.name(), layer, node.inputs(), channels, to, node.block());
  }

  private int width(Node node) {
    return (int) Math.max(1, Math.rint((double) graph.node(0).side() / node.side()));
  }
}
