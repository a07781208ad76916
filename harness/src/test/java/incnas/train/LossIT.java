package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.data.Batch;
import incnas.network.NativeEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loss and its gradient at the logits, by hand. */
class LossIT {
  private static final float[] LOGITS = {1, 2, 3, 4, -1, 0, 0, 5};
  private static final int[] LABELS = {2, 0};
  private static final int CLASSES = 4;

  @BeforeAll
  static void engine() {
    NativeEngine.start().useThreads(1);
  }

  private record Backward(double loss, float[] gradient) {}

  private static Backward backward(double smoothing) {
    return backward(smoothing, new Batch(2, new float[0], LABELS));
  }

  private static Backward backward(double smoothing, Batch batch) {
    JniUtils.setGradMode(true);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      PtNDArray logits = (PtNDArray) manager.create(LOGITS, new Shape(2, CLASSES));
      JniUtils.attachGradient(logits, true);
      double loss = new Loss(CLASSES, smoothing).backward(manager, logits, batch);
      return new Backward(loss, JniUtils.getGradient(logits).toFloatArray());
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private static double[] softmax(int row) {
    double[] p = new double[CLASSES];
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      p[c] = Math.exp(LOGITS[row * CLASSES + c]);
      sum += p[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      p[c] /= sum;
    }
    return p;
  }

  @Test
  void withoutSmoothingItIsCrossEntropy() {
    double expected = -(Math.log(softmax(0)[2]) + Math.log(softmax(1)[0])) / 2;
    assertThat(backward(0).loss()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void smoothingGivesEachClassAShare() {
    // targets with eps 0.2 and 4 classes: 0.05 off the class, 0.85 on it
    double expected = 0;
    Backward backward = backward(0.2);
    for (int row = 0; row < 2; row++) {
      double[] p = softmax(row);
      for (int c = 0; c < CLASSES; c++) {
        double target = c == LABELS[row] ? 0.85 : 0.05;
        expected -= target * Math.log(p[c]) / 2;
        assertThat((double) backward.gradient()[row * CLASSES + c])
            .isCloseTo((p[c] - target) / 2, within(1e-6));
      }
    }
    assertThat(backward.loss()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void aMixedImageHasTheMeanOfTwoTargets() {
    Batch mixed = new Batch(2, new float[0], LABELS, new int[] {0, 0}, 0.75, new float[0]);
    // eps 0.2: 0.05 off both classes, 0.8 more shared by the two; the second is mixed with its own
    double[][] targets = {{0.25, 0.05, 0.65, 0.05}, {0.85, 0.05, 0.05, 0.05}};
    double expected = 0;
    Backward backward = backward(0.2, mixed);
    for (int row = 0; row < 2; row++) {
      double[] p = softmax(row);
      for (int c = 0; c < CLASSES; c++) {
        expected -= targets[row][c] * Math.log(p[c]) / 2;
        assertThat((double) backward.gradient()[row * CLASSES + c])
            .isCloseTo((p[c] - targets[row][c]) / 2, within(1e-6));
      }
    }
    assertThat(backward.loss()).isCloseTo(expected, within(1e-6));
  }
}
