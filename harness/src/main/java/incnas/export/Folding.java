package incnas.export;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Weights;
import java.util.HashMap;
import java.util.Map;

/**
 * Which batch normalisations vanish into the convolution before them, and the convolutions that
 * result; computed in double precision, rounded once.
 *
 * <p>With s = scale / sqrt(variance + epsilon), conv(x) s + (shift - mean s) is a convolution with
 * weights w s and bias shift + (b - mean) s.
 */
final class Folding {
  /** A convolution's numbers after folding. */
  record Convolution(float[] weight, float[] bias) {}

  private final Weights weights;
  private final double epsilon;
  private final Map<Integer, Node> normByConv = new HashMap<>();
  private final Map<Integer, Node> convByNorm = new HashMap<>();

  Folding(LayerGraph graph, Weights weights, double epsilon, BatchNorms norms) {
    this.weights = weights;
    this.epsilon = epsilon;
    if (norms == BatchNorms.FOLDED) {
      int[] readers = readers(graph);
      for (Node node : graph.nodes()) {
        if (node.layer() instanceof Layer.BatchNorm) {
          Node before = graph.node(node.input());
          if (before.layer() instanceof Layer.Conv && readers[before.id()] == 1) {
            normByConv.put(before.id(), node);
            convByNorm.put(node.id(), before);
          }
        }
      }
    }
  }

  private static int[] readers(LayerGraph graph) {
    int[] readers = new int[graph.nodes().size()];
    graph.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
    return readers;
  }

  /** Whether this convolution takes up the batch normalisation behind it. */
  boolean absorbs(Node conv) {
    return normByConv.containsKey(conv.id());
  }

  /** Whether this batch normalisation is gone. */
  boolean absorbed(Node norm) {
    return convByNorm.containsKey(norm.id());
  }

  Convolution fold(Node conv) {
    Node norm = normByConv.get(conv.id());
    float[] scale = weights.get(norm.name() + ".weight");
    float[] shift = weights.get(norm.name() + ".bias");
    float[] mean = weights.get(norm.name() + ".running_mean");
    float[] variance = weights.get(norm.name() + ".running_var");
    boolean biased = ((Layer.Conv) conv.layer()).bias();
    float[] bias = biased ? weights.get(conv.name() + ".bias") : new float[scale.length];
    float[] weight = weights.get(conv.name() + ".weight").clone();
    float[] folded = new float[scale.length];
    int perChannel = weight.length / scale.length;
    for (int c = 0; c < scale.length; c++) {
      double s = scale[c] / Math.sqrt(variance[c] + epsilon);
      folded[c] = (float) (shift[c] + ((double) bias[c] - mean[c]) * s);
      for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
        weight[i] = (float) (weight[i] * s);
      }
    }
    return new Convolution(weight, folded);
  }
}
