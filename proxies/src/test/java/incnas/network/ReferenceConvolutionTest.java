package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sums that every engine is judged by. */
class ReferenceConvolutionTest {
  static List<ReferenceConvolution> shapes() {
    return List.of(
        new ReferenceConvolution(2, 3, 4, 5, 3, 1, 1),
        new ReferenceConvolution(2, 3, 4, 5, 3, 2, 1),
        new ReferenceConvolution(1, 4, 6, 6, 5, 2, 2),
        new ReferenceConvolution(2, 4, 4, 5, 7, 1, 4),
        new ReferenceConvolution(3, 2, 3, 4, 1, 2, 1));
  }

  @Test
  void oneChannelByHand() {
    ReferenceConvolution shape = new ReferenceConvolution(1, 1, 1, 3, 3, 1, 1);
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    float[] w = {0, 1, 0, 0, 0, 2, 0, 0, 0};
    // the number above, plus twice the one to the right
    assertThat(shape.forward(x, w)).containsExactly(4, 6, 0, 11, 14, 3, 20, 23, 6);
  }

  @Test
  void strideTakesEverySecondWindow() {
    ReferenceConvolution shape = new ReferenceConvolution(1, 1, 1, 3, 3, 2, 1);
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(shape.forward(x, ones)).containsExactly(12, 16, 24, 28);
  }

  @Test
  void groupsDoNotMix() {
    ReferenceConvolution shape = new ReferenceConvolution(1, 2, 2, 1, 1, 1, 2);
    assertThat(shape.forward(new float[] {3, 5}, new float[] {2, 7})).containsExactly(6, 35);
  }

  /** The loss sum(dy * y) is linear in x and in w, so that differences are gradients exactly. */
  @ParameterizedTest
  @MethodSource("shapes")
  void gradientsAreDifferencesOfTheForwardSum(ReferenceConvolution shape) {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = uniform(random, shape.inputSize());
    float[] w = uniform(random, shape.weightSize());
    float[] dy = uniform(random, shape.outputSize());
    double base = loss(shape, x, w, dy);
    double[] dx = shape.inputGradient(dy, w);
    for (int i = 0; i < x.length; i++) {
      float[] moved = x.clone();
      moved[i] += 0.5f;
      double step = (double) moved[i] - x[i];
      assertThat((loss(shape, moved, w, dy) - base) / step).isCloseTo(dx[i], within(1e-9));
    }
    double[] dw = shape.weightGradient(dy, x);
    for (int i = 0; i < w.length; i++) {
      float[] moved = w.clone();
      moved[i] += 0.5f;
      double step = (double) moved[i] - w[i];
      assertThat((loss(shape, x, moved, dy) - base) / step).isCloseTo(dw[i], within(1e-9));
    }
  }

  private static double loss(ReferenceConvolution shape, float[] x, float[] w, float[] dy) {
    double[] y = shape.forward(x, w);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += dy[i] * y[i];
    }
    return sum;
  }

  private static float[] uniform(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
