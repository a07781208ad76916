package incnas.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.Map;

/**
 * The derivative of every node's output along a direction in weight space, carried through a
 * forward pass in training mode beside the outputs themselves.
 *
 * <p>All tensors belong to the caller's scope. Nothing stands for zero: the image does not move.
 */
final class Tangents implements Network.Tap, LayerGraph.Visitor<PtNDArray> {
  private static final Shape ONE = new Shape(1, 1);
  private static final long[] ALL_BUT_CHANNELS = {0, 2, 3};

  private final Network network;
  private final NDManager scope;
  private final Map<String, PtNDArray> directions;
  private final PtNDArray[] outputs;
  private final PtNDArray[] tangents;
  private final LayerGraph.Visitor<PtNDArray> linear;

  /**
   * @param directions of convolution and classifier weights, by parameter name; nothing else moves
   */
  Tangents(Network network, NDManager scope, Map<String, PtNDArray> directions) {
    this.network = network;
    this.scope = scope;
    this.directions = directions;
    this.outputs = new PtNDArray[network.graph().nodes().size()];
    this.tangents = new PtNDArray[outputs.length];
    this.linear = network.step(tangents, true);
  }

  @Override
  public PtNDArray after(Node node, PtNDArray output) {
    outputs[node.id()] = output;
    tangents[node.id()] = node.accept(this);
    return output;
  }

  @Override
  public boolean keeps(int node) {
    return true;
  }

  /** Of the network's output. */
  PtNDArray last() {
    return tangents[network.graph().last().id()];
  }

  private PtNDArray in(Node node) {
    return tangents[node.input()];
  }

  private static PtNDArray sum(PtNDArray a, PtNDArray b) {
    return a == null ? b : b == null ? a : JniUtils.add(a, b);
  }

  @Override
  public PtNDArray input(Node node) {
    return null;
  }

  @Override
  public PtNDArray zero(Node node) {
    return null;
  }

  @Override
  public PtNDArray conv(Node node, Layer.Conv conv) {
    String weight = node.name() + ".weight";
    PtNDArray moved = convolve(outputs[node.input()], directions.get(weight), conv);
    return in(node) == null ? moved : sum(convolve(in(node), network.tensor(weight), conv), moved);
  }

  private static PtNDArray convolve(PtNDArray x, PtNDArray w, Layer.Conv conv) {
    return JniUtils.convolution(
        x,
        w,
        null,
        new Shape(conv.stride(), conv.stride()),
        new Shape(conv.padding(), conv.padding()),
        ONE,
        conv.groups());
  }

  /** With z the normalised input and s its deviation: scale (x' - mean x' - z mean(z x')) / s. */
  @Override
  public PtNDArray batchNorm(Node node, Layer.BatchNorm layer) {
    PtNDArray moving = in(node);
    if (moving == null) {
      return null;
    }
    PtNDArray x = outputs[node.input()];
    PtNDArray centred = JniUtils.sub(x, mean(x));
    PtNDArray variance = mean(JniUtils.square(centred));
    PtNDArray deviation = JniUtils.sqrt(JniUtils.add(variance, number(network.norm().epsilon())));
    PtNDArray z = JniUtils.div(centred, deviation);
    PtNDArray turned = JniUtils.mul(z, mean(JniUtils.mul(z, moving)));
    PtNDArray free = JniUtils.sub(JniUtils.sub(moving, mean(moving)), turned);
    PtNDArray scale =
        JniUtils.reshape(
            network.tensor(node.name() + ".weight"), new long[] {1, layer.channels(), 1, 1});
    scale.attach(scope);
    return JniUtils.mul(JniUtils.div(free, deviation), scale);
  }

  /** Per channel, over images and map. */
  private PtNDArray mean(PtNDArray x) {
    double count = (double) x.getShape().size() / x.getShape().get(1);
    return JniUtils.mul(JniUtils.sum(x, ALL_BUT_CHANNELS, true), number(1 / count));
  }

  private PtNDArray number(double value) {
    return network.precision().tensor(scope, new double[] {value}, new Shape());
  }

  /** The slope is a constant, as automatic differentiation has it. */
  @Override
  public PtNDArray relu(Node node) {
    if (in(node) == null) {
      return null;
    }
    return JniUtils.mul(in(node), JniUtils.sign(JniUtils.detachGradient(outputs[node.id()])));
  }

  @Override
  public PtNDArray sigmoid(Node node) {
    if (in(node) == null) {
      return null;
    }
    PtNDArray y = outputs[node.id()];
    return JniUtils.mul(in(node), JniUtils.sub(y, JniUtils.square(y)));
  }

  @Override
  public PtNDArray add(Node node) {
    return sum(in(node), tangents[node.inputs().get(1)]);
  }

  @Override
  public PtNDArray multiply(Node node) {
    int factor = node.inputs().get(1);
    PtNDArray first = in(node) == null ? null : JniUtils.mul(in(node), outputs[factor]);
    PtNDArray second =
        tangents[factor] == null ? null : JniUtils.mul(outputs[node.input()], tangents[factor]);
    return sum(first, second);
  }

  @Override
  public PtNDArray globalAveragePool(Node node) {
    return in(node) == null ? null : linear.globalAveragePool(node);
  }

  @Override
  public PtNDArray averagePool(Node node, Layer.AveragePool pool) {
    return in(node) == null ? null : linear.averagePool(node, pool);
  }

  @Override
  public PtNDArray linear(Node node, Layer.Linear layer) {
    String weight = node.name() + ".weight";
    PtNDArray moved = map(outputs[node.input()], directions.get(weight), layer);
    return in(node) == null ? moved : sum(map(in(node), network.tensor(weight), layer), moved);
  }

  private static PtNDArray map(PtNDArray x, PtNDArray w, Layer.Linear layer) {
    PtNDArray flat = JniUtils.reshape(x, new long[] {-1, layer.in()});
    return JniUtils.matmul(flat, JniUtils.transpose(w, 0, 1));
  }
}
