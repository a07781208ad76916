package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Path;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Hessian's product with the gradient against central differences of gradients. */
class CurvatureIT {
  private static final int[] LABELS = {0, 3, 1, 4, 0, 2};

  /** Of the weights' length: fine enough to pass no kink of a small network. */
  private static final double STEP = 1e-9;

  /** Of the product's length. */
  private static final double TOLERANCE = 1e-4;

  static Stream<LayerGraph> graphs() {
    return Stream.concat(
        BlockKinds.structures().stream()
            .map(s -> BlockKinds.small(s).lower(Variant.of(Semantics.ZENNAS).withGates())),
        Stream.of(pooled()));
  }

  /** With an average pooling, which no block of the structure strings has. */
  private static LayerGraph pooled() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(0, "input", new Layer.Input(), List.of(), 3, 8, -1));
    nodes.add(
        new Node(1, "conv", new Layer.Conv(Path.MAIN, 3, 8, 3, 1, 1, true), List.of(0), 8, 8, 0));
    nodes.add(new Node(2, "bn", new Layer.BatchNorm(Path.MAIN, 8), List.of(1), 8, 8, 0));
    nodes.add(new Node(3, "average", new Layer.AveragePool(3, 2, 1), List.of(2), 8, 4, 0));
    nodes.add(new Node(4, "relu", new Layer.Relu(), List.of(3), 8, 4, 0));
    nodes.add(new Node(5, "pool", new Layer.GlobalAveragePool(), List.of(4), 8, 1, -1));
    nodes.add(new Node(6, "fc", new Layer.Linear(8, 5), List.of(5), 5, 1, -1));
    return new LayerGraph(nodes, 4);
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void isTheDifferenceOfGradients(LayerGraph graph) {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    Weights weights = Initialization.TORCH.draw(graph, new Seed(21));
    float[] pixels = new Gaussian(new Seed(22)).array(LABELS.length * 3 * 8 * 8, 1);
    try (Network network =
        new Network(graph, weights, Network.Norm.ZENNAS, engine.device("cpu"), Precision.DOUBLE)) {
      Map<String, double[]> product = new Curvature(network, pixels, LABELS).timesGradient();
      assertThat(new Curvature(network, pixels, LABELS).timesGradient())
          .usingRecursiveComparison()
          .isEqualTo(product);
      Map<String, double[]> gradient = gradient(network, pixels);
      double step = STEP * length(values(network)) / length(gradient);
      move(network, gradient, step);
      Map<String, double[]> above = gradient(network, pixels);
      move(network, gradient, -2 * step);
      Map<String, double[]> below = gradient(network, pixels);
      Map<String, double[]> difference = new LinkedHashMap<>();
      product.forEach(
          (name, exact) -> {
            double[] off = new double[exact.length];
            for (int i = 0; i < off.length; i++) {
              off[i] = (above.get(name)[i] - below.get(name)[i]) / (2 * step) - exact[i];
            }
            difference.put(name, off);
          });
      assertThat(length(product)).isPositive();
      assertThat(length(difference)).isLessThan(TOLERANCE * length(product));
    }
  }

  private static Map<String, double[]> gradient(Network network, float[] pixels) {
    try (Tape tape = network.record(pixels, true, Watch.PARAMETERS)) {
      tape.backward(CrossEntropy.gradient(tape.output(), LABELS));
      Map<String, double[]> gradient = new LinkedHashMap<>();
      values(network).keySet().forEach(name -> gradient.put(name, tape.gradient(name)));
      return gradient;
    }
  }

  private static Map<String, double[]> values(Network network) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().decayed()) {
        values.put(p.name(), Precision.doubles(network.tensor(p.name())));
      }
    }
    return values;
  }

  private static void move(Network network, Map<String, double[]> direction, double step) {
    direction.forEach(
        (name, values) -> {
          PtNDArray tensor = network.tensor(name);
          Shape shape = tensor.getShape();
          PtNDArray by = Precision.DOUBLE.tensor(network.manager(), values, shape);
          PtNDArray length =
              Precision.DOUBLE.tensor(network.manager(), new double[] {step}, new Shape());
          JniUtils.addi(tensor, JniUtils.mul(by, length));
        });
  }

  private static double length(Map<String, double[]> vector) {
    double squares = 0;
    for (double[] part : vector.values()) {
      for (double v : part) {
        squares += v * v;
      }
    }
    return Math.sqrt(squares);
  }
}
