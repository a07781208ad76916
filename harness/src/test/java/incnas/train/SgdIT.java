package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.experiment.TrainSettings;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The optimiser against PyTorch's documented formulas in plain Java. */
class SgdIT {
  private static final double[] RATES = {0.1, 0.05, 0.2};
  private static final int BATCH = 4;

  private static final LayerGraph GRAPH =
      BlockKinds.small(BlockKinds.structures().get(3)).lower(Variant.of(Semantics.ZENNAS));

  private static Network network() {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    Network network =
        new Network(
            GRAPH,
            Initialization.TORCH.draw(GRAPH, new Seed(2)),
            Network.Norm.ZENNAS,
            engine.device("cpu"));
    network.requireGradients();
    return network;
  }

  private static void backward(Network network, int step) {
    float[] pixels = new Gaussian(new Seed(step)).array(BATCH * 3 * 8 * 8, 1);
    JniUtils.setGradMode(true);
    try (NDArray images = network.images(pixels);
        NDArray logits = network.forward(images, true)) {
      new Loss(5, 0.1)
          .backward(network.manager(), logits, new Batch(BATCH, pixels, new int[] {0, 4, 2, 2}));
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private static float[] gradient(Network network, Parameter p) {
    try (NDArray gradient = JniUtils.getGradient((PtNDArray) network.parameter(p.name()))) {
      return gradient.toFloatArray();
    }
  }

  /** One weight array of the plain-Java optimiser. */
  private static final class Plain {
    private final double[] weight;
    private final double[] velocity;

    Plain(float[] start) {
      weight = new double[start.length];
      velocity = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        weight[i] = start[i];
      }
    }

    void step(float[] gradient, double rate, TrainSettings settings, boolean decayed) {
      double mu = settings.momentum();
      for (int i = 0; i < weight.length; i++) {
        double g = gradient[i] + (decayed ? settings.weightDecay() * weight[i] : 0);
        velocity[i] = mu * velocity[i] + g;
        weight[i] -= rate * (settings.nesterov() ? g + mu * velocity[i] : velocity[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9, true, 0.05", "0.9, false, 0.05", "0, false, 0", "0.5, true, 0"})
  void followsTheFormulas(double momentum, boolean nesterov, double decay) {
    TrainSettings settings = Trainings.optimiser(momentum, nesterov, decay);
    try (Network network = network()) {
      Sgd sgd = new Sgd(network, settings);
      Map<Parameter, Plain> plain = new LinkedHashMap<>();
      for (Parameter p : Parameter.of(GRAPH)) {
        if (p.kind().trained()) {
          plain.put(p, new Plain(network.values(p.name())));
        }
      }
      for (int step = 0; step < RATES.length; step++) {
        double rate = RATES[step];
        backward(network, step);
        plain.forEach(
            (p, values) -> values.step(gradient(network, p), rate, settings, p.kind().decayed()));
        sgd.step(rate);
        plain.forEach(
            (p, values) -> assertClose(p.name(), network.values(p.name()), values.weight));
        plain.forEach(
            (p, values) -> assertClose(p.name(), sgd.velocities().get(p.name()), values.velocity));
        // gradients do not add up over steps
        plain.keySet().forEach(p -> assertThat(gradient(network, p)).containsOnly(0));
      }
      assertThat(plain.keySet().stream().map(Parameter::kind).distinct())
          .contains(
              Parameter.Kind.CONV_WEIGHT,
              Parameter.Kind.CONV_BIAS,
              Parameter.Kind.NORM_SCALE,
              Parameter.Kind.NORM_SHIFT,
              Parameter.Kind.LINEAR_WEIGHT,
              Parameter.Kind.LINEAR_BIAS);
    }
  }

  private static void assertClose(String name, float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 1e-3;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).as("%s[%d]", name, i).isLessThan(1e-6 * scale);
    }
  }

  @Test
  void restoredVelocitiesGoOnBitForBit() {
    TrainSettings settings = Trainings.settings(1, 0.1);
    try (Network through = network();
        Network resumed = network()) {
      Sgd one = new Sgd(through, settings);
      backward(through, 0);
      one.step(0.1);
      backward(through, 1);
      one.step(0.1);

      Sgd before = new Sgd(resumed, settings);
      backward(resumed, 0);
      before.step(0.1);
      Sgd after = new Sgd(resumed, settings);
      after.restore(before.velocities());
      backward(resumed, 1);
      after.step(0.1);
      through
          .weights()
          .values()
          .forEach((name, values) -> assertThat(resumed.values(name)).as(name).isEqualTo(values));
    }
  }
}
