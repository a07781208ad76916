package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.network.Parameter;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.ReferenceInterpreter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores of a network of one convolution and a classifier, from their definitions and from
 * gradients that are differences of the loss in plain Java.
 */
class GradientScoresIT {
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK1BNRELU(3,4,1,1)", 3, 3);
  private static final int BATCH = 4;
  private static final float STEP = 1e-4f;
  private static final double TOLERANCE = 1e-4;

  private final Map<String, double[]> gradients = new LinkedHashMap<>();
  private Weights weights;

  private void differentiate(Setup setup, Probe probe) {
    LayerGraph graph = setup.graph(NETWORK);
    Seed draw = probe.draw(0);
    weights = setup.weights(graph, draw);
    Minibatch images = probe.inputs().take(draw, BATCH, NETWORK);
    for (Parameter p : Parameter.of(graph)) {
      if (p.kind().trained()) {
        float[] values = weights.get(p.name());
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
          float kept = values[i];
          values[i] = kept + STEP;
          double above = loss(graph, setup, images);
          float up = values[i];
          values[i] = kept - STEP;
          gradient[i] = (above - loss(graph, setup, images)) / ((double) up - values[i]);
          values[i] = kept;
        }
        gradients.put(p.name(), gradient);
      }
    }
  }

  private double loss(LayerGraph graph, Setup setup, Minibatch images) {
    double[] logits =
        new ReferenceInterpreter(graph, weights, setup.norm(), true).run(images.pixels());
    double loss = 0;
    for (int n = 0; n < BATCH; n++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(logits[3 * n + c]);
      }
      loss += (Math.log(sum) - logits[3 * n + images.labels()[n]]) / BATCH;
    }
    return loss;
  }

  private static double score(Proxy proxy, Probe probe) {
    return ((Score.Known) proxy.score(NETWORK, probe)).mean();
  }

  private double overLayers(Layerwise value) {
    return value.of(
            weights.get("block0.conv1.conv1.weight"), gradients.get("block0.conv1.conv1.weight"))
        + value.of(weights.get("fc.weight"), gradients.get("fc.weight"));
  }

  private interface Layerwise {
    double of(float[] weight, double[] gradient);
  }

  private static double sum(float[] weight, double[] gradient, boolean absolute) {
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      double product = weight[i] * gradient[i];
      sum += absolute ? Math.abs(product) : product;
    }
    return sum;
  }

  private static double length(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofTheWholeNetwork(long seed) {
    Probe probe = new Probe(new Seed(seed), BATCH, 1);
    differentiate(Setup.WHOLE, probe);
    close(score(new Snip(), probe), overLayers((w, g) -> sum(w, g, true)));
    close(score(new Plain(), probe), overLayers((w, g) -> sum(w, g, false)));
    close(score(new GradNorm(Profile.ZERO_COST_NAS), probe), overLayers((w, g) -> length(g)));
    double norms = 0;
    for (String name : new String[] {"block0.conv1.conv1.weight", "fc.weight"}) {
      double squares = 0;
      for (float w : weights.get(name)) {
        squares += (double) w * w;
      }
      norms += Math.sqrt(squares);
    }
    assertThat(score(new L2Norm(), probe)).isCloseTo(norms, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofZennas(long seed) {
    Probe probe = new Probe(new Seed(seed), BATCH, 1);
    differentiate(Setup.ZENNAS, probe);
    assertThat(gradients).hasSize(5);
    double squares = gradients.values().stream().mapToDouble(g -> length(g) * length(g)).sum();
    close(score(new GradNorm(Profile.ZENNAS), probe), Math.sqrt(squares));
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
  }

  /** Positive weights and one image of ones: every path adds its product of weights. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void flowWithoutNormalizationIsTheSumOverPathsForEachLayer(long seed) {
    Probe probe = new Probe(new Seed(seed), BATCH, 1);
    LayerGraph graph = Setup.WHOLE.graph(NETWORK);
    Weights drawn = Setup.WHOLE.absolute().weights(graph, probe.draw(0));
    float[] conv = drawn.get("block0.conv1.conv1.weight");
    float[] fc = drawn.get("fc.weight");
    double flow = 0;
    for (int o = 0; o < 3; o++) {
      for (int c = 0; c < 4; c++) {
        for (int i = 0; i < 3; i++) {
          flow += (double) fc[o * 4 + c] * conv[c * 3 + i];
        }
      }
    }
    double score = score(new SynFlow(Profile.ZERO_COST_NAS, false), probe);
    assertThat(score).isCloseTo(2 * flow, within(1e-9 * flow));
    assertThat(score(new SynFlow(Profile.ZERO_COST_NAS, true), probe))
        .isEqualTo(StrictMath.log(score));
  }
}
