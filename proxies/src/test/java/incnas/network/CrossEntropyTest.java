package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossEntropyTest {
  private static final double STEP = 1e-5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheDifferenceOfTheMeanLoss(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = {2, 0, 2, 1};
    double[] logits = random.doubles(12, -4, 4).toArray();
    double[] gradient = CrossEntropy.gradient(logits, labels);
    for (int i = 0; i < logits.length; i++) {
      double[] above = logits.clone();
      above[i] += STEP;
      double[] below = logits.clone();
      below[i] -= STEP;
      assertThat(gradient[i])
          .isCloseTo((loss(above, labels) - loss(below, labels)) / (2 * STEP), within(1e-9));
    }
  }

  private static double loss(double[] logits, int[] labels) {
    double loss = 0;
    for (int n = 0; n < labels.length; n++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(logits[3 * n + c]);
      }
      loss += (Math.log(sum) - logits[3 * n + labels[n]]) / labels.length;
    }
    return loss;
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertThat(CrossEntropy.gradient(new double[] {1e300, 0, -1e300}, new int[] {1}))
        .containsExactly(1, -1, 0);
  }

  @Test
  void overflowedLogitsAreNoNumbers() {
    assertThat(CrossEntropy.gradient(new double[] {Double.POSITIVE_INFINITY, 0}, new int[] {1}))
        .contains(Double.NaN);
  }
}
