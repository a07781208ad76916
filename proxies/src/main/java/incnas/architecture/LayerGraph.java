package incnas.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as primitive layers in topological order; node 0 is the image, the last node the
 * logits.
 *
 * @param features the node before global average pooling, whose output zero-shot scores read
 */
public record LayerGraph(List<Node> nodes, int features) {
  public LayerGraph {
    nodes = List.copyOf(nodes);
  }

  /**
   * One layer in its place.
   *
   * @param name unique path such as {@code block2.unit1.conv2}
   * @param inputs identifiers of earlier nodes
   * @param channels of the output
   * @param side height and width of the output
   * @param block index of the block it came from; -1 for image and head
   */
  public record Node(
      int id, String name, Layer layer, List<Integer> inputs, int channels, int side, int block) {
    public Node {
      inputs = List.copyOf(inputs);
    }

    public int input() {
      return inputs.get(0);
    }

    public <R> R accept(Visitor<R> visitor) {
      if (layer instanceof Layer.Conv l) {
        return visitor.conv(this, l);
      } else if (layer instanceof Layer.BatchNorm l) {
        return visitor.batchNorm(this, l);
      } else if (layer instanceof Layer.Relu) {
        return visitor.relu(this);
      } else if (layer instanceof Layer.Sigmoid) {
        return visitor.sigmoid(this);
      } else if (layer instanceof Layer.Zero) {
        return visitor.zero(this);
      } else if (layer instanceof Layer.Add) {
        return visitor.add(this);
      } else if (layer instanceof Layer.Multiply) {
        return visitor.multiply(this);
      } else if (layer instanceof Layer.GlobalAveragePool) {
        return visitor.globalAveragePool(this);
      } else if (layer instanceof Layer.AveragePool l) {
        return visitor.averagePool(this, l);
      } else if (layer instanceof Layer.Linear l) {
        return visitor.linear(this, l);
      } else {
        return visitor.input(this);
      }
    }
  }

  /** Does one thing per layer kind; a forgotten kind does not compile. */
  public interface Visitor<R> {
    R input(Node node);

    R conv(Node node, Layer.Conv conv);

    R batchNorm(Node node, Layer.BatchNorm norm);

    R relu(Node node);

    R sigmoid(Node node);

    R zero(Node node);

    R add(Node node);

    R multiply(Node node);

    R globalAveragePool(Node node);

    R averagePool(Node node, Layer.AveragePool pool);

    R linear(Node node, Layer.Linear linear);
  }

  public Node node(int id) {
    return nodes.get(id);
  }

  public Node last() {
    return nodes.get(nodes.size() - 1);
  }

  /** The part that computes the features: no pooling, no classifier. */
  public LayerGraph upToFeatures() {
    return new LayerGraph(nodes.subList(0, features + 1), features);
  }

  /** The same network with its batch normalisations bypassed. */
  public LayerGraph withoutNormalization() {
    int[] renamed = new int[nodes.size()];
    List<Node> kept = new ArrayList<>();
    for (Node node : nodes) {
      if (node.layer() instanceof Layer.BatchNorm) {
        renamed[node.id()] = renamed[node.input()];
        continue;
      }
      renamed[node.id()] = kept.size();
      List<Integer> inputs = node.inputs().stream().map(id -> renamed[id]).toList();
      kept.add(
          new Node(
              kept.size(),
              node.name(),
              node.layer(),
              inputs,
              node.channels(),
              node.side(),
              node.block()));
    }
    return new LayerGraph(kept, renamed[features]);
  }

  /** For each node the last node that reads it; its own id where none does. */
  public int[] lastUses() {
    int[] last = new int[nodes.size()];
    for (Node node : nodes) {
      last[node.id()] = node.id();
      for (int input : node.inputs()) {
        last[input] = node.id();
      }
    }
    return last;
  }
}
