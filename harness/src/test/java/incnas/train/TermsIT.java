package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.network.NativeEngine;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The teacher's terms and their gradients, by hand. */
class TermsIT {
  @BeforeAll
  static void engine() {
    NativeEngine.start().useThreads(1);
  }

  private record Backward(double value, float[] gradient) {}

  private static Backward backward(
      float[] values, Shape shape, BiFunction<Terms, PtNDArray, PtNDArray> term) {
    JniUtils.setGradMode(true);
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        OpenTensors open = new OpenTensors()) {
      PtNDArray leaf = (PtNDArray) manager.create(values, shape);
      JniUtils.attachGradient(leaf, true);
      PtNDArray value = term.apply(new Terms(open, manager), leaf);
      JniUtils.backward(value, (PtNDArray) manager.create(1f), false, false);
      return new Backward(value.toFloatArray()[0], JniUtils.getGradient(leaf).toFloatArray());
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  @Test
  void smoothL1IsQuadraticUpToOneAndLinearBeyond() {
    float[] map = {0, 0.5f, -0.25f, 1, 3, -7, 2, 2};
    float[] wanted = {0, 0, 0.25f, 0, 0.5f, -4, 2.5f, -2};
    Shape shape = new Shape(1, 2, 2, 2);
    Backward backward =
        backward(map, shape, (terms, leaf) -> terms.smoothL1(leaf, terms.tensor(wanted, shape)));
    double expected = 0;
    for (int i = 0; i < map.length; i++) {
      double d = map[i] - wanted[i];
      expected += (Math.abs(d) < 1 ? d * d / 2 : Math.abs(d) - 0.5) / map.length;
      assertThat((double) backward.gradient()[i])
          .as("difference " + d)
          .isCloseTo(Math.max(-1, Math.min(1, d)) / map.length, within(1e-7));
    }
    assertThat(backward.value()).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 4, 0.5})
  void softCrossEntropyAtAnyTemperature(double t) {
    float[] student = {1, 2, 3, 4, -1, 0, 0, 5};
    float[] teacher = {4, 1, 0, 2, 0, 3, -2, 1};
    float[] shares = Terms.softmax(teacher, 4, t);
    Backward backward =
        backward(student, new Shape(2, 4), (terms, leaf) -> terms.crossEntropy(leaf, shares, t));
    double expected = 0;
    for (int row = 0; row < 2; row++) {
      double[] p = softmax(student, row, t);
      double[] q = softmax(teacher, row, t);
      for (int c = 0; c < 4; c++) {
        expected -= t * t * q[c] * Math.log(p[c]) / 2;
        assertThat((double) shares[4 * row + c]).isCloseTo(q[c], within(1e-7));
        assertThat((double) backward.gradient()[4 * row + c])
            .isCloseTo(t * (p[c] - q[c]) / 2, within(1e-6));
      }
    }
    assertThat(backward.value()).isCloseTo(expected, within(1e-5));
  }

  private static double[] softmax(float[] logits, int row, double t) {
    double[] p = new double[4];
    double sum = 0;
    for (int c = 0; c < 4; c++) {
      p[c] = Math.exp(logits[4 * row + c] / t);
      sum += p[c];
    }
    for (int c = 0; c < 4; c++) {
      p[c] /= sum;
    }
    return p;
  }

  @Test
  void aHugeLogitLeavesNoHoles() {
    assertThat(Terms.softmax(new float[] {1000, 0, -1000}, 3, 1)).containsExactly(1, 0, 0);
  }
}
