package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.network.Parameter;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.ReferenceInterpreter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tangent kernel against per-sample gradients by finite differences in double precision. */
class TangentKernelIT {
  private static final int BATCH = 4;
  private static final double STEP = 1e-6;

  /** Convolutions, batch normalisations, a shortcut with projection and a classifier. */
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK3BNRELU(3,4,1,1)SuperResK3K3(4,4,2,2,1)", 4, 3);

  @ParameterizedTest
  @CsvSource({"zennas", "original"})
  void againstPerSampleGradients(String label) {
    Profile profile = Profile.of(label);
    Setup setup = TangentKernelScore.setup(profile);
    Seed draw = new Seed(2).derive("draw", 0);
    LayerGraph graph = setup.graph(NETWORK);
    Weights weights = setup.weights(NETWORK, draw);
    float[] images = Inputs.gaussian().take(draw, BATCH, NETWORK).pixels();
    double[][] expected = new double[BATCH][BATCH];
    for (Parameter p : Parameter.of(graph)) {
      if (!p.name().endsWith(".weight")) {
        continue;
      }
      for (int i = 0; i < p.size(); i++) {
        double[] column = new double[BATCH];
        for (int side : new int[] {1, -1}) {
          ReferenceInterpreter reference =
              new ReferenceInterpreter(graph, weights, setup.norm(), true);
          reference.values(p.name())[i] += side * STEP;
          double[] logits = reference.run(images);
          for (int at = 0; at < logits.length; at++) {
            column[at / NETWORK.classes()] += side * logits[at] / (2 * STEP);
          }
        }
        for (int a = 0; a < BATCH; a++) {
          for (int b = 0; b < BATCH; b++) {
            expected[a][b] += column[a] * column[b];
          }
        }
      }
    }
    double[][] kernel = kernel(setup);
    double scale = expected[0][0];
    for (int a = 0; a < BATCH; a++) {
      for (int b = 0; b < BATCH; b++) {
        assertThat(kernel[a][b]).isCloseTo(expected[a][b], within(2e-5 * scale));
      }
    }
    double[] eigenvalues = Gram.eigenvalues(expected);
    Score score = new TangentKernelScore(profile).score(NETWORK, new Probe(new Seed(2), BATCH, 1));
    double condition = eigenvalues[BATCH - 1] / eigenvalues[0];
    assertThat(((Score.Known) score).mean()).isCloseTo(-condition, within(1e-3 * condition));
  }

  private static double[][] kernel(Setup setup) {
    double[][][] kernel = new double[1][][];
    Trial.score(
        NETWORK,
        new Probe(new Seed(2), BATCH, 1),
        setup,
        "",
        trial -> {
          kernel[0] = TangentKernelScore.kernel(trial).products();
          return 0;
        });
    return kernel[0];
  }

  @Test
  void aSingularKernelHasNoConditionNumber() {
    Gram gram = new Gram(2);
    gram.add(new float[][] {{1, 2}, {2, 4}});
    assertThat(TangentKernelScore.condition(gram)).isNaN();
    Gram overflowed = new Gram(1);
    overflowed.add(new float[][] {{Float.POSITIVE_INFINITY}});
    assertThat(TangentKernelScore.condition(overflowed)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 5, 100})
  void conditionOfADiagonalKernel(double ratio) {
    Gram gram = new Gram(3);
    float large = (float) Math.sqrt(ratio);
    gram.add(new float[][] {{large, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    assertThat(TangentKernelScore.condition(gram)).isCloseTo(ratio, within(1e-5 * ratio));
  }

  @Test
  void largestSingularValueOfEitherShape() {
    double[][] tall = {{3, 0}, {0, 4}, {0, 3}};
    double[][] wide = {{3, 0, 0}, {0, 4, 3}};
    for (double[][] matrix : List.of(tall, wide)) {
      assertThat(Gram.largestSingularValue(matrix)).isCloseTo(5, within(1e-12));
    }
  }
}
