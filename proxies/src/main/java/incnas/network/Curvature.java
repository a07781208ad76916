package incnas.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Hessian of the mean cross-entropy times its gradient, both with respect to convolution and
 * classifier weights.
 *
 * <p>Exact: the loss's derivative along the gradient is carried through a forward pass, and one
 * backward pass differentiates that (Pearlmutter 1994). To differentiate a backward pass instead
 * leaves a cycle of references in libtorch, which never returns its memory.
 */
public final class Curvature {
  private final Network network;
  private final float[] pixels;
  private final int[] labels;

  /** A network in training mode; double precision is advised. */
  public Curvature(Network network, float[] pixels, int[] labels) {
    this.network = network;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** The product by parameter name. */
  public Map<String, double[]> timesGradient() {
    Map<String, double[]> gradient;
    try (Tape tape = network.record(pixels, true, Watch.PARAMETERS)) {
      tape.backward(CrossEntropy.gradient(tape.output(), labels));
      gradient = collect(tape::gradient);
    }
    return NativeEngine.translated(() -> product(gradient));
  }

  private interface Reader {
    double[] read(String parameter);
  }

  private Map<String, double[]> collect(Reader reader) {
    Map<String, double[]> vector = new LinkedHashMap<>();
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().decayed()) {
        vector.put(p.name(), reader.read(p.name()));
      }
    }
    return vector;
  }

  private Map<String, double[]> product(Map<String, double[]> direction) {
    List<PtNDArray> trained = new ArrayList<>();
    try (NDManager scope = network.manager().newSubManager()) {
      Map<String, PtNDArray> directions = new HashMap<>();
      direction.forEach(
          (name, values) -> {
            Shape shape = network.tensor(name).getShape();
            directions.put(name, network.precision().tensor(scope, values, shape));
          });
      for (Parameter p : Parameter.of(network.graph())) {
        if (p.kind().trained()) {
          PtNDArray tensor = network.tensor(p.name());
          JniUtils.attachGradient(tensor, true);
          trained.add(tensor);
        }
      }
      backward(scope, directions);
      return collect(name -> Gradients.numbers(network.tensor(name)));
    } finally {
      trained.forEach(Gradients::forget);
    }
  }

  /** Differentiates the loss's derivative along the directions. */
  private void backward(NDManager scope, Map<String, PtNDArray> directions) {
    JniUtils.setGradMode(true);
    try {
      PtNDArray images = network.images(scope, pixels);
      Tangents tangents = new Tangents(network, scope, directions);
      PtNDArray logits = network.forward(images, true, tangents);
      PtNDArray slope = lossSlope(scope, logits, tangents.last());
      try (PtNDArray one = network.precision().tensor(scope, new double[] {1}, new Shape())) {
        JniUtils.backward(slope, one, false, false);
      }
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /** The sum of (softmax - one-hot) / n times the logits' derivative. */
  private PtNDArray lossSlope(NDManager scope, PtNDArray logits, PtNDArray moving) {
    int classes = Math.toIntExact(logits.getShape().get(1));
    double[] targets = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      targets[i * classes + labels[i]] = 1;
    }
    Precision precision = network.precision();
    DataType type = precision.type();
    PtNDArray target = precision.tensor(scope, targets, logits.getShape());
    PtNDArray share = precision.tensor(scope, new double[] {1.0 / labels.length}, new Shape());
    PtNDArray away = JniUtils.sub(JniUtils.softmax(logits, 1, type), target);
    return JniUtils.mul(JniUtils.sum(JniUtils.mul(away, moving)), share);
  }
}
