package incnas.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One forward pass that gradients can be asked of, by any number of backward passes.
 *
 * <p>A backward pass is told the gradient of a scalar with respect to a node's output, as numbers:
 * that of a loss, ones for the sum of all logits, ones in one image's row for that image. Each one
 * starts from zero; {@link #gradient} then speaks of the latest. Gradients that nothing arrived at
 * are zero.
 *
 * <p>Arrays are image-major, as PyTorch lays them out. One tape at a time on a network.
 */
public final class Tape implements AutoCloseable {
  private final Network network;
  private final NDManager manager;
  private final Watch watch;
  private final Map<Integer, PtNDArray> starts = new HashMap<>();
  private final Map<Integer, PtNDArray> leaves = new HashMap<>();
  private final List<PtNDArray> trained = new ArrayList<>();
  private final int last;
  private boolean dirty;

  Tape(Network network, float[] pixels, boolean training, Watch watch) {
    this.network = network;
    this.watch = watch;
    this.last = network.graph().last().id();
    this.manager = network.manager().newSubManager();
    try {
      NativeEngine.translated(() -> record(pixels, training));
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private boolean record(float[] pixels, boolean training) {
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().trained()) {
        PtNDArray tensor = network.tensor(p.name());
        JniUtils.attachGradient(tensor, watch.parameters());
        trained.add(tensor);
      }
    }
    JniUtils.setGradMode(true);
    try {
      PtNDArray images = network.images(manager, pixels);
      PtNDArray output = network.forward(images, training, new Recorder());
      starts.put(last, output);
      return true;
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /** Keeps what is watched, and puts leaves where gradients are to be read. */
  private final class Recorder implements Network.Tap {
    @Override
    public PtNDArray after(Node node, PtNDArray output) {
      Watch.Mode mode = watch.nodes().get(node.id());
      if (mode == null) {
        return output;
      }
      if (mode == Watch.Mode.OUTPUT) {
        starts.put(node.id(), output);
        return output;
      }
      if (node.id() == 0) {
        return leaf(node, output);
      }
      if (mode == Watch.Mode.CUT) {
        starts.put(node.id(), output);
        return leaf(node, JniUtils.detachGradient(output));
      }
      PtNDArray zero = leaf(node, network.precision().zeros(manager, output.getShape()));
      PtNDArray sum = JniUtils.add(output, zero);
      output.close();
      starts.put(node.id(), sum);
      return sum;
    }

    private PtNDArray leaf(Node node, PtNDArray tensor) {
      JniUtils.attachGradient(tensor, true);
      starts.putIfAbsent(node.id(), tensor);
      leaves.put(node.id(), tensor);
      return tensor;
    }

    @Override
    public boolean keeps(int node) {
      return starts.containsKey(node) || leaves.containsKey(node);
    }
  }

  /** Images of the pass. */
  public int batch() {
    return Math.toIntExact(starts.get(last).getShape().get(0));
  }

  /** The last node's output. */
  public double[] output() {
    return output(last);
  }

  /** The output of a watched node. */
  public double[] output(int node) {
    return NativeEngine.translated(() -> Precision.doubles(start(node)));
  }

  /** A backward pass from the last node. */
  public void backward(double[] upstream) {
    backward(last, upstream);
  }

  /**
   * A backward pass from a watched node.
   *
   * @param upstream gradient of the scalar with respect to that node's output
   */
  public void backward(int node, double[] upstream) {
    NativeEngine.translated(() -> run(start(node), upstream));
  }

  private boolean run(PtNDArray from, double[] upstream) {
    forget();
    Shape shape = from.getShape();
    if (upstream.length != shape.size()) {
      throw new IllegalArgumentException(
          "a gradient of shape " + shape + " was expected, not " + upstream.length + " numbers");
    }
    try (PtNDArray gradient = network.precision().tensor(manager, upstream, shape)) {
      dirty = true;
      JniUtils.backward(from, gradient, true, false);
    }
    return true;
  }

  private void forget() {
    if (dirty) {
      trained.forEach(Gradients::forget);
      leaves.values().forEach(Gradients::forget);
      dirty = false;
    }
  }

  /** The gradient of a trained parameter, by its name. */
  public double[] gradient(String parameter) {
    return NativeEngine.translated(() -> Gradients.numbers(network.tensor(parameter)));
  }

  /** The gradient that arrived at a node watched for it. */
  public double[] gradient(int node) {
    PtNDArray leaf = Objects.requireNonNull(leaves.get(node), "node is not watched for gradients");
    return NativeEngine.translated(() -> Gradients.numbers(leaf));
  }

  private PtNDArray start(int node) {
    return Objects.requireNonNull(starts.get(node), "node is not watched");
  }

  @Override
  public void close() {
    forget();
    manager.close();
  }
}
