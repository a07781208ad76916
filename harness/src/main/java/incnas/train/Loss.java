package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.data.Batch;
import java.util.Arrays;

/**
 * Soft cross-entropy, mean over the batch, against smoothed labels: eps / K off the class, 1 - eps
 * + eps / K on it; of a mixed image, the weighted mean of two such targets.
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

  /** What each of a batch's images should be taken for: {@code size} rows that sum to 1. */
  float[] targets(Batch batch) {
    float[] targets = new float[batch.size() * classes];
    Arrays.fill(targets, off);
    float own = (float) batch.share();
    for (int i = 0; i < batch.size(); i++) {
      targets[i * classes + batch.labels()[i]] += own * (on - off);
      targets[i * classes + batch.others()[i]] += (1 - own) * (on - off);
    }
    return targets;
  }

  /** Adds the gradients of the loss to the weights' and returns the loss. */
  double backward(NDManager manager, NDArray logits, Batch batch) {
    return backward(manager, logits, batch, 1);
  }

  /** Adds the gradients of the loss times a factor to the weights' and returns the loss. */
  double backward(NDManager manager, NDArray logits, Batch batch, double factor) {
    float[] targets = targets(batch);
    for (int i = 0; i < targets.length; i++) {
      targets[i] = -targets[i] / batch.size();
    }
    try (PtNDArray target = (PtNDArray) manager.create(targets, new Shape(batch.size(), classes));
        PtNDArray log = JniUtils.logSoftmax((PtNDArray) logits, 1, DataType.FLOAT32);
        PtNDArray terms = JniUtils.mul(log, target);
        PtNDArray loss = JniUtils.sum(terms);
        PtNDArray upstream = (PtNDArray) manager.create((float) factor)) {
      JniUtils.backward(loss, upstream, false, false);
      return loss.toFloatArray()[0];
    }
  }
}
