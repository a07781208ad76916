package incnas.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Terms of a loss as scalars that gradients flow through; what they are made of stays open. */
final class Terms {
  private final OpenTensors open;
  private final NDManager manager;

  Terms(OpenTensors open, NDManager manager) {
    this.open = open;
    this.manager = manager;
  }

  /**
   * Cross-entropy with soft targets at a temperature T, mean over the batch: - T^2 sum_c q_c ln
   * softmax(z / T)_c. The square keeps its gradient in proportion at every T (Hinton et al. 2015).
   *
   * @param logits z, [n, classes]
   * @param targets q, n rows that sum to 1
   */
  PtNDArray crossEntropy(PtNDArray logits, float[] targets, double temperature) {
    float[] factors = new float[targets.length];
    double scale = -temperature * temperature / logits.getShape().get(0);
    for (int i = 0; i < targets.length; i++) {
      factors[i] = (float) (scale * targets[i]);
    }
    PtNDArray cooled = temperature == 1 ? logits : times(logits, 1 / temperature);
    PtNDArray log = open.add(JniUtils.logSoftmax(cooled, 1, DataType.FLOAT32));
    PtNDArray products = open.add(JniUtils.mul(log, tensor(factors, logits.getShape())));
    return open.add(JniUtils.sum(products));
  }

  /**
   * Smooth L1 (Girshick 2015), mean over all numbers: d^2 / 2 of a difference up to 1, |d| - 1/2
   * beyond, written as c (d - c / 2) with c = d cut off at -1 and 1.
   */
  PtNDArray smoothL1(PtNDArray map, PtNDArray wanted) {
    PtNDArray difference = open.add(JniUtils.sub(map, wanted));
    // JniUtils.clip of DJL 0.36 leaves its two bounds open
    PtNDArray above = open.add(JniUtils.max(difference, number(-1)));
    PtNDArray cut = open.add(JniUtils.min(above, number(1)));
    PtNDArray rest = open.add(JniUtils.sub(difference, times(cut, 0.5)));
    return open.add(JniUtils.mean(open.add(JniUtils.mul(cut, rest))));
  }

  PtNDArray times(PtNDArray tensor, double factor) {
    return open.add(JniUtils.mul(tensor, number(factor)));
  }

  private PtNDArray number(double value) {
    return open.add((PtNDArray) manager.create((float) value));
  }

  PtNDArray plus(PtNDArray a, PtNDArray b) {
    return open.add(JniUtils.add(a, b));
  }

  PtNDArray tensor(float[] values, Shape shape) {
    return open.add((PtNDArray) manager.create(values, shape));
  }

  /** softmax(z / T) of each row, in Java. */
  static float[] softmax(float[] logits, int classes, double temperature) {
    float[] shares = new float[logits.length];
    for (int from = 0; from < logits.length; from += classes) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, logits[from + c]);
      }
      double[] powers = new double[classes];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        powers[c] = StrictMath.exp((logits[from + c] - largest) / temperature);
        sum += powers[c];
      }
      for (int c = 0; c < classes; c++) {
        shares[from + c] = (float) (powers[c] / sum);
      }
    }
    return shares;
  }
}
