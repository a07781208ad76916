package incnas.network;

/** The mean cross-entropy of logits against one class per image, as far as gradients need it. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * The gradient of the mean loss with respect to the logits: (softmax - one-hot) / n.
   *
   * @param logits image-major, [n][classes]
   */
  public static double[] gradient(double[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    double[] gradient = new double[logits.length];
    for (int n = 0; n < labels.length; n++) {
      int at = n * classes;
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, logits[at + c]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        gradient[at + c] = StrictMath.exp(logits[at + c] - largest);
        sum += gradient[at + c];
      }
      for (int c = 0; c < classes; c++) {
        double target = c == labels[n] ? 1 : 0;
        gradient[at + c] = (gradient[at + c] / sum - target) / labels.length;
      }
    }
    return gradient;
  }
}
