package incnas.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A layer graph with weights on a device. Each intermediate is closed at its last use: tensors that
 * wait for a garbage collector cost more than their arithmetic.
 */
public final class Network implements AutoCloseable {
  /**
   * Constants of batch normalisation.
   *
   * @param momentum share of a batch's statistic in the running one, as PyTorch defines it
   */
  public record Norm(double momentum, double epsilon) {
    /** PyTorch's momentum and the epsilon of ZenNAS's networks. */
    public static final Norm ZENNAS = new Norm(0.1, 1e-3);
  }

  private final LayerGraph graph;
  private final Norm norm;
  private final Precision precision;
  private final Layout layout;
  private final NDManager manager;
  private final Map<String, PtNDArray> parameters = new LinkedHashMap<>();
  private final Map<Integer, PtNDArray> constants = new HashMap<>();
  private final int[] lastUses;

  /** A network in single precision. */
  public Network(LayerGraph graph, Weights weights, Norm norm, Device device) {
    this(graph, weights, norm, device, Precision.SINGLE);
  }

  public Network(LayerGraph graph, Weights weights, Norm norm, Device device, Precision precision) {
    this(graph, weights, norm, device, precision, Layout.CHANNELS_FIRST);
  }

  public Network(
      LayerGraph graph,
      Weights weights,
      Norm norm,
      Device device,
      Precision precision,
      Layout layout) {
    this.graph = graph;
    this.norm = norm;
    this.precision = precision;
    this.layout = layout;
    this.lastUses = graph.lastUses();
    this.manager = NativeEngine.start().engine().newBaseManager(device);
    try {
      NativeEngine.translated(() -> create(weights));
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private int create(Weights weights) {
    for (Parameter p : Parameter.of(graph)) {
      float[] values = weights.get(p.name());
      parameters.put(p.name(), layout.tensor(precision, manager, values, shape(p)));
    }
    return parameters.size();
  }

  private static Shape shape(Parameter p) {
    return new Shape(p.shape().stream().mapToLong(Integer::longValue).toArray());
  }

  public LayerGraph graph() {
    return graph;
  }

  Norm norm() {
    return norm;
  }

  public Precision precision() {
    return precision;
  }

  /** Scope in which the caller's own tensors live; closed with the network. */
  public NDManager manager() {
    return manager;
  }

  /** The live tensor of a parameter. */
  public NDArray parameter(String name) {
    return parameters.get(name);
  }

  /** A new tensor that lies in memory as a parameter does; closed with the network. */
  public NDArray like(String name, float[] values) {
    return layout.tensor(precision, manager, values, tensor(name).getShape());
  }

  PtNDArray tensor(String name) {
    PtNDArray tensor = parameters.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the network has no parameter " + name);
    }
    return tensor;
  }

  /** A copy of one parameter's numbers as they stand, in single precision. */
  public float[] values(String name) {
    return Precision.floats(parameters.get(name));
  }

  /** {@link #forward} from numbers to numbers, image-major. */
  public float[] run(float[] pixels, boolean training) {
    return NativeEngine.translated(() -> output(pixels, training));
  }

  private float[] output(float[] pixels, boolean training) {
    try (NDManager scope = manager.newSubManager()) {
      return Precision.floats(forward(images(scope, pixels), training));
    }
  }

  /** What each tapped node gives in a forward pass, as numbers, seen before it is thrown away. */
  public interface Observer {
    void see(Node node, double[] output);
  }

  /** The output of the last node; an observer sees those of chosen nodes on the way. */
  public double[] run(float[] pixels, boolean training, Set<Integer> nodes, Observer observer) {
    Tap tap =
        (node, output) -> {
          if (nodes.contains(node.id())) {
            observer.see(node, Precision.doubles(output));
          }
          return output;
        };
    return NativeEngine.translated(
        () -> {
          try (PtNDArray images = images(manager, pixels);
              PtNDArray output = forward(images, training, tap)) {
            return Precision.doubles(output);
          }
        });
  }

  /** A forward pass that gradients can be asked of; close it before the network. */
  public Tape record(float[] pixels, boolean training, Watch watch) {
    return new Tape(this, pixels, training, watch);
  }

  /** Images as a tensor [n, channels, side, side]. */
  public NDArray images(float[] pixels) {
    return images(manager, pixels);
  }

  PtNDArray images(NDManager scope, float[] pixels) {
    Node input = graph.node(0);
    long image = (long) input.channels() * input.side() * input.side();
    Shape shape = new Shape(pixels.length / image, input.channels(), input.side(), input.side());
    return layout.tensor(precision, scope, pixels, shape);
  }

  /**
   * The output of the last node; the input stays open.
   *
   * @param training whether batch normalisation uses the batch's statistics and updates the running
   *     ones
   */
  public NDArray forward(NDArray images, boolean training) {
    return forward((PtNDArray) images, training, (node, output) -> output);
  }

  /**
   * The outputs of chosen nodes, in their order, and then that of the last node; all of them, and
   * the input, stay open. A node stands here once at most.
   */
  public List<NDArray> forward(NDArray images, boolean training, List<Integer> nodes) {
    Map<Integer, NDArray> kept = new HashMap<>();
    Tap keeping =
        new Tap() {
          @Override
          public PtNDArray after(Node node, PtNDArray output) {
            if (keeps(node.id())) {
              kept.put(node.id(), output);
            }
            return output;
          }

          @Override
          public boolean keeps(int node) {
            return nodes.contains(node);
          }
        };
    NDArray last = forward((PtNDArray) images, training, keeping);
    List<NDArray> outputs = new ArrayList<>();
    nodes.forEach(node -> outputs.add(kept.get(node)));
    outputs.add(last);
    return outputs;
  }

  /** What looks at each node's output, and may put another tensor in its place. */
  interface Tap {
    /** The tensor that flows on; one that does not is the tap's to close. */
    PtNDArray after(Node node, PtNDArray output);

    /** Whether a node's tensor stays open when its last reader has read it. */
    default boolean keeps(int node) {
      return false;
    }
  }

  PtNDArray forward(PtNDArray images, boolean training, Tap tap) {
    PtNDArray[] values = new PtNDArray[graph.nodes().size()];
    Step step = new Step(values, training);
    for (Node node : graph.nodes()) {
      values[node.id()] =
          tap.after(node, node.layer() instanceof Layer.Input ? images : node.accept(step));
      for (int input : node.inputs()) {
        if (lastUses[input] == node.id()
            && input != 0
            && values[input] != null
            && !tap.keeps(input)) {
          values[input].close();
          values[input] = null;
        }
      }
    }
    return values[graph.last().id()];
  }

  /** Trained tensors begin to collect gradients. */
  public void requireGradients() {
    for (Parameter p : Parameter.of(graph)) {
      if (p.kind().trained()) {
        JniUtils.attachGradient(parameters.get(p.name()), true);
      }
    }
  }

  /** A copy of every parameter as it stands. */
  public Weights weights() {
    Map<String, float[]> values = new LinkedHashMap<>();
    parameters.forEach((name, array) -> values.put(name, Precision.floats(array)));
    return new Weights(values);
  }

  @Override
  public void close() {
    manager.close();
  }

  /** What computes one node after another from the values of the nodes before. */
  LayerGraph.Visitor<PtNDArray> step(PtNDArray[] values, boolean training) {
    return new Step(values, training);
  }

  private final class Step implements LayerGraph.Visitor<PtNDArray> {
    private static final Shape ONE = new Shape(1, 1);

    private final PtNDArray[] values;
    private final boolean training;

    Step(PtNDArray[] values, boolean training) {
      this.values = values;
      this.training = training;
    }

    private PtNDArray in(Node node) {
      return values[node.input()];
    }

    private PtNDArray parameter(Node node, String suffix) {
      return parameters.get(node.name() + suffix);
    }

    @Override
    public PtNDArray input(Node node) {
      return values[0];
    }

    @Override
    public PtNDArray conv(Node node, Layer.Conv conv) {
      return JniUtils.convolution(
          in(node),
          parameter(node, ".weight"),
          conv.bias() ? parameter(node, ".bias") : null,
          new Shape(conv.stride(), conv.stride()),
          new Shape(conv.padding(), conv.padding()),
          ONE,
          conv.groups());
    }

    @Override
    public PtNDArray batchNorm(Node node, Layer.BatchNorm layer) {
      return JniUtils.batchNorm(
          in(node),
          parameter(node, ".running_mean"),
          parameter(node, ".running_var"),
          parameter(node, ".weight"),
          parameter(node, ".bias"),
          training,
          norm.momentum(),
          norm.epsilon());
    }

    @Override
    public PtNDArray relu(Node node) {
      return JniUtils.relu(in(node));
    }

    @Override
    public PtNDArray sigmoid(Node node) {
      return JniUtils.sigmoid(in(node));
    }

    /** x - x, so that parameters before it have a gradient, which is zero. */
    @Override
    public PtNDArray zero(Node node) {
      return JniUtils.sub(in(node), in(node));
    }

    /**
     * A node's constant, made once.
     *
     * <p>A tensor reads the Java array's own memory, which is given back once it is closed; a
     * backward pass would still read it, so it stays open as long as the network.
     */
    private PtNDArray constant(Node node, double[] numbers, Shape shape) {
      return constants.computeIfAbsent(node.id(), id -> precision.tensor(manager, numbers, shape));
    }

    @Override
    public PtNDArray add(Node node) {
      return JniUtils.add(in(node), values[node.inputs().get(1)]);
    }

    @Override
    public PtNDArray multiply(Node node) {
      return JniUtils.mul(in(node), values[node.inputs().get(1)]);
    }

    @Override
    public PtNDArray globalAveragePool(Node node) {
      return JniUtils.adaptiveAvgPool(in(node), ONE);
    }

    @Override
    public PtNDArray averagePool(Node node, Layer.AveragePool pool) {
      int to = node.side();
      PtNDArray factors = constant(node, undiluted(node, pool), new Shape(1, 1, to, to));
      try (PtNDArray diluted =
          JniUtils.avgPool(
              in(node),
              new Shape(pool.kernel(), pool.kernel()),
              new Shape(pool.stride(), pool.stride()),
              new Shape(pool.padding(), pool.padding()),
              false,
              false)) {
        return JniUtils.mul(diluted, factors);
      }
    }

    /** DJL 0.36 counts padded zeros whatever it is told: what each position is multiplied with. */
    private double[] undiluted(Node node, Layer.AveragePool pool) {
      int from = graph.node(node.input()).side();
      int to = node.side();
      double[] factors = new double[to * to];
      for (int row = 0; row < to; row++) {
        for (int column = 0; column < to; column++) {
          factors[row * to + column] =
              (double) pool.kernel()
                  * pool.kernel()
                  / (inside(row, from, pool) * inside(column, from, pool));
        }
      }
      return factors;
    }

    /** How many of a window's rows, or columns, lie on the map. */
    private static int inside(int position, int side, Layer.AveragePool pool) {
      int first = position * pool.stride() - pool.padding();
      return Math.min(side, first + pool.kernel()) - Math.max(0, first);
    }

    @Override
    public PtNDArray linear(Node node, Layer.Linear linear) {
      PtNDArray flat = JniUtils.reshape(in(node), new long[] {-1, linear.in()});
      PtNDArray logits =
          JniUtils.linear(flat, parameter(node, ".weight"), parameter(node, ".bias"));
      flat.close();
      return logits;
    }
  }
}
