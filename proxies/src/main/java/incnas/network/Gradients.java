package incnas.network;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Reading and clearing what backward passes leave at a tensor. */
final class Gradients {
  private Gradients() {}

  /** The gradient's numbers; zeros where none arrived. */
  static double[] numbers(PtNDArray leaf) {
    try (PtNDArray gradient = JniUtils.getGradient(leaf)) {
      return gradient == null
          ? new double[Math.toIntExact(leaf.getShape().size())]
          : Precision.doubles(gradient);
    }
  }

  static void forget(PtNDArray leaf) {
    try (PtNDArray gradient = JniUtils.getGradient(leaf)) {
      if (gradient != null) {
        JniUtils.zeroGrad(leaf);
      }
    }
  }
}
