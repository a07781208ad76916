package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;

/**
 * Soft cross-entropy, mean over the batch, against smoothed labels: eps / K off the class, 1 - eps
 * + eps / K on it.
 */
final class Loss {
  private final int classes;
  private final float off;
  private final float on;

  Loss(int classes, double smoothing) {
    this.classes = classes;
    this.off = (float) (smoothing / classes);
    this.on = (float) (1 - smoothing + smoothing / classes);
  }

  /** Adds the gradients of the loss to the weights' and returns the loss. */
  double backward(NDManager manager, NDArray logits, int[] labels) {
    float[] targets = new float[labels.length * classes];
    Arrays.fill(targets, -off / labels.length);
    for (int i = 0; i < labels.length; i++) {
      targets[i * classes + labels[i]] = -on / labels.length;
    }
    try (PtNDArray target = (PtNDArray) manager.create(targets, new Shape(labels.length, classes));
        PtNDArray log = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
        PtNDArray terms = JniUtils.mul(log, target);
        PtNDArray loss = JniUtils.sum(terms);
        PtNDArray one = (PtNDArray) manager.create(1f)) {
      JniUtils.backward(loss, one, false, false);
      return loss.toFloatArray()[0];
    }
  }
}
