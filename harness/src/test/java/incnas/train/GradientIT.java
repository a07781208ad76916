package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.network.Activations;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.Layout;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.network.Precision;
import incnas.network.TrainingPass;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of the loss that training follows, against central differences of the loss in plain
 * Java and double precision, for some numbers of each kind of parameter.
 */
class GradientIT {
  /** Enough images that the gates' normalisations, over 1 x 1 maps, are not of two numbers. */
  private static final int[] LABELS = {0, 3, 1, 4};

  private static final double SMOOTHING = 0.1;
  private static final float STEP = 2e-6f;
  private static final int SAMPLES = 2;

  /**
   * Of the largest gradient of its array: the engine's rounding; steps are small enough to miss
   * most kinks of ReLU.
   */
  private static final double TOLERANCE = 2e-3;

  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void gradientsAreDifferencesOfTheLoss(String structure) {
    LayerGraph graph = BlockKinds.small(structure).lower(Variant.of(Semantics.ZENNAS).withGates());
    Weights weights = Initialization.TORCH.draw(graph, new Seed(21));
    float[] pixels = new Gaussian(new Seed(22)).array(LABELS.length * 3 * 8 * 8, 1);
    Map<String, float[]> gradients = gradients(graph, weights, pixels);
    Map<Parameter.Kind, Integer> seen = new EnumMap<>(Parameter.Kind.class);
    SplittableRandom random = new SplittableRandom(23);
    for (Parameter p : sample(graph, random)) {
      float[] gradient = gradients.get(p.name());
      float largest = 1e-4f;
      for (float g : gradient) {
        largest = Math.max(largest, Math.abs(g));
      }
      int i = random.nextInt(p.size());
      double expected = difference(graph, weights, pixels, p.name(), i);
      assertThat(Math.abs(gradient[i] - expected) / largest)
          .as("%s[%d]: %s, expected %s", p.name(), i, gradient[i], expected)
          .isLessThan(TOLERANCE);
      seen.merge(p.kind(), 1, Integer::sum);
    }
    assertThat(seen).containsKeys(Parameter.Kind.CONV_WEIGHT, Parameter.Kind.NORM_SCALE);
  }

  /** A few parameters of each kind, from the whole depth of the network. */
  private static List<Parameter> sample(LayerGraph graph, SplittableRandom random) {
    Map<Parameter.Kind, List<Parameter>> byKind = new EnumMap<>(Parameter.Kind.class);
    for (Parameter p : Parameter.of(graph)) {
      if (p.kind().trained()) {
        byKind.computeIfAbsent(p.kind(), k -> new ArrayList<>()).add(p);
      }
    }
    List<Parameter> chosen = new ArrayList<>();
    for (List<Parameter> kind : byKind.values()) {
      for (int i = 0; i < SAMPLES; i++) {
        chosen.add(kind.get(random.nextInt(kind.size())));
      }
    }
    return chosen;
  }

  private static Map<String, float[]> gradients(LayerGraph graph, Weights weights, float[] pixels) {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    Map<String, float[]> gradients = new HashMap<>();
    try (Network network =
        new Network(
            graph,
            weights,
            Network.Norm.ZENNAS,
            engine.device("cpu"),
            Precision.SINGLE,
            Layout.CHANNELS_LAST)) {
      network.requireGradients();
      TrainingPass pass = new TrainingPass(network, Activations.FLOAT32, List.of());
      JniUtils.setGradMode(true);
      try (NDArray images = network.images(pixels);
          NDArray logits = pass.outputs(images).get(0)) {
        new Loss(5, SMOOTHING)
            .backward(network.manager(), logits, new Batch(LABELS.length, pixels, LABELS));
      } finally {
        JniUtils.setGradMode(false);
      }
      for (Parameter p : Parameter.of(graph)) {
        if (p.kind().trained()) {
          PtNDArray tensor = (PtNDArray) network.parameter(p.name());
          gradients.put(p.name(), JniUtils.getGradient(tensor).toFloatArray());
        }
      }
    }
    return gradients;
  }

  private static double difference(
      LayerGraph graph, Weights weights, float[] pixels, String name, int index) {
    float value = weights.get(name)[index];
    float up = value + STEP;
    float down = value - STEP;
    double above = loss(graph, moved(weights, name, index, up), pixels);
    double below = loss(graph, moved(weights, name, index, down), pixels);
    return (above - below) / ((double) up - down);
  }

  private static Weights moved(Weights weights, String name, int index, float value) {
    Map<String, float[]> values = new HashMap<>(weights.values());
    float[] array = values.get(name).clone();
    array[index] = value;
    values.put(name, array);
    return new Weights(values);
  }

  private static double loss(LayerGraph graph, Weights weights, float[] pixels) {
    double[] logits =
        new ReferenceInterpreter(graph, weights, Network.Norm.ZENNAS, true).run(pixels);
    int classes = logits.length / LABELS.length;
    double loss = 0;
    for (int n = 0; n < LABELS.length; n++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(logits[n * classes + c]);
      }
      for (int c = 0; c < classes; c++) {
        double target = SMOOTHING / classes + (c == LABELS[n] ? 1 - SMOOTHING : 0);
        loss -= target * (logits[n * classes + c] - Math.log(sum)) / LABELS.length;
      }
    }
    return loss;
  }
}
