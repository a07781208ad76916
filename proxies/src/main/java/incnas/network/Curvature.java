package incnas.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.Layer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Hessian of the mean cross-entropy times its gradient, both with respect to convolution and
 * classifier weights.
 *
 * <p>By a central difference of gradients along the gradient, in double precision, with every ReLU
 * held to the side of zero that it is on: so the function is smooth, and its second derivatives are
 * those that automatic differentiation takes, which sees no kinks either. (Differentiating twice in
 * libtorch leaves a cycle of references behind, which never returns its memory.)
 */
public final class Curvature {
  /** Length of the step as a share of the weights' length. */
  private static final double STEP = 1e-5;

  private final Network network;
  private final float[] pixels;
  private final int[] labels;

  /**
   * A network in double precision, in training mode; its weights come back as they were but for
   * rounding.
   */
  public Curvature(Network network, float[] pixels, int[] labels) {
    if (network.precision() != Precision.DOUBLE) {
      throw new IllegalArgumentException("second derivatives need double precision");
    }
    this.network = network;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** The product by parameter name; not finite where the gradient is zero or not finite. */
  public Map<String, double[]> timesGradient() {
    Map<String, double[]> gradient = gradient();
    double step = STEP * length(weights()) / length(gradient);
    Map<Integer, PtNDArray> slopes = NativeEngine.translated(this::slopes);
    try {
      network.holdRelus(slopes);
      Map<String, double[]> above = gradientAt(gradient, step);
      Map<String, double[]> below = gradientAt(gradient, -step);
      Map<String, double[]> product = new LinkedHashMap<>();
      above.forEach(
          (name, up) -> {
            double[] down = below.get(name);
            for (int i = 0; i < up.length; i++) {
              up[i] = (up[i] - down[i]) / (2 * step);
            }
            product.put(name, up);
          });
      return product;
    } finally {
      network.holdRelus(Map.of());
      slopes.values().forEach(NDArray::close);
    }
  }

  private Map<String, double[]> gradient() {
    try (Tape tape = network.record(pixels, true, Watch.PARAMETERS)) {
      tape.backward(CrossEntropy.gradient(tape.output(), labels));
      Map<String, double[]> gradient = new LinkedHashMap<>();
      for (Parameter p : Parameter.of(network.graph())) {
        if (p.kind().decayed()) {
          gradient.put(p.name(), tape.gradient(p.name()));
        }
      }
      return gradient;
    }
  }

  private Map<String, double[]> weights() {
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().decayed()) {
        weights.put(p.name(), Precision.doubles(network.tensor(p.name())));
      }
    }
    return weights;
  }

  private static double length(Map<String, double[]> vector) {
    double squares = 0;
    for (double[] part : vector.values()) {
      for (double v : part) {
        squares += v * v;
      }
    }
    return StrictMath.sqrt(squares);
  }

  /** For each ReLU 1 where it lets its input through, 0 where not. */
  private Map<Integer, PtNDArray> slopes() {
    Map<Integer, PtNDArray> slopes = new HashMap<>();
    Network.Tap tap =
        (node, output) -> {
          if (node.layer() instanceof Layer.Relu) {
            slopes.put(node.id(), JniUtils.sign(output));
          }
          return output;
        };
    try (PtNDArray images = network.images(network.manager(), pixels)) {
      network.forward(images, true, tap).close();
      return slopes;
    }
  }

  private Map<String, double[]> gradientAt(Map<String, double[]> direction, double step) {
    move(direction, step);
    try {
      return gradient();
    } finally {
      move(direction, -step);
    }
  }

  private void move(Map<String, double[]> direction, double step) {
    direction.forEach(
        (name, values) -> {
          PtNDArray tensor = network.tensor(name);
          double[] moved = new double[values.length];
          for (int i = 0; i < moved.length; i++) {
            moved[i] = step * values[i];
          }
          try (PtNDArray by =
              network.precision().tensor(network.manager(), moved, tensor.getShape())) {
            JniUtils.addi(tensor, by);
          }
        });
  }
}
