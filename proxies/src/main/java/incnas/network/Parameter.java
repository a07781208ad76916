package incnas.network;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * One named array of numbers that a network carries.
 *
 * @param name layer's name, a dot, and one of weight, bias, running_mean, running_var
 * @param shape as PyTorch lays it out: [out, in / groups, k, k], [out, in] or [channels]
 * @param fanIn numbers that one output of the layer sums over; 1 for normalisation
 */
public record Parameter(String name, Kind kind, List<Integer> shape, int fanIn) {
  /** What an array is for: decides its initial values and whether weight decay applies. */
  public enum Kind {
    CONV_WEIGHT,
    CONV_BIAS,
    NORM_SCALE,
    NORM_SHIFT,
    RUNNING_MEAN,
    RUNNING_VARIANCE,
    LINEAR_WEIGHT,
    LINEAR_BIAS;

    /** Running statistics are carried, not trained. */
    public boolean trained() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }

    /** Convolution and classifier weights alone. */
    public boolean decayed() {
      return this == CONV_WEIGHT || this == LINEAR_WEIGHT;
    }
  }

  public Parameter {
    shape = List.copyOf(shape);
  }

  public int size() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** The parameters of one layer, in PyTorch's order. */
  public static List<Parameter> of(Node node) {
    List<Parameter> parameters = new ArrayList<>();
    if (node.layer() instanceof Layer.Conv conv) {
      parameters.add(
          new Parameter(
              node.name() + ".weight",
              Kind.CONV_WEIGHT,
              List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel()),
              conv.fanIn()));
      if (conv.bias()) {
        parameters.add(vector(node, "bias", Kind.CONV_BIAS, conv.out(), conv.fanIn()));
      }
    } else if (node.layer() instanceof Layer.BatchNorm norm) {
      parameters.add(vector(node, "weight", Kind.NORM_SCALE, norm.channels(), 1));
      parameters.add(vector(node, "bias", Kind.NORM_SHIFT, norm.channels(), 1));
      parameters.add(vector(node, "running_mean", Kind.RUNNING_MEAN, norm.channels(), 1));
      parameters.add(vector(node, "running_var", Kind.RUNNING_VARIANCE, norm.channels(), 1));
    } else if (node.layer() instanceof Layer.Linear linear) {
      parameters.add(
          new Parameter(
              node.name() + ".weight",
              Kind.LINEAR_WEIGHT,
              List.of(linear.out(), linear.in()),
              linear.in()));
      parameters.add(vector(node, "bias", Kind.LINEAR_BIAS, linear.out(), linear.in()));
    }
    return parameters;
  }

  public static List<Parameter> of(LayerGraph graph) {
    List<Parameter> parameters = new ArrayList<>();
    graph.nodes().forEach(node -> parameters.addAll(of(node)));
    return parameters;
  }

  private static Parameter vector(Node node, String suffix, Kind kind, int size, int fanIn) {
    return new Parameter(node.name() + "." + suffix, kind, List.of(size), fanIn);
  }
}
