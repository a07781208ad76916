package incnas.network;

/**
 * Convolution and its gradients as direct sums in double precision: slow, and right by inspection.
 *
 * <p>Arrays are dense: maps as [batch][channels][side][side], weights as [out][in /
 * groups][kernel][kernel]; zero padding (kernel - 1) / 2.
 */
public record ReferenceConvolution(
    int batch, int in, int out, int side, int kernel, int stride, int groups) {

  /** Visits every product of the sum: x and w are multiplied into y. */
  private interface Term {
    void accept(int y, int x, int w);
  }

  public int outSide() {
    return (side - 1) / stride + 1;
  }

  public int inputSize() {
    return batch * in * side * side;
  }

  public int outputSize() {
    return batch * out * outSide() * outSide();
  }

  public int weightSize() {
    return out * (in / groups) * kernel * kernel;
  }

  public double[] forward(float[] x, float[] w) {
    double[] y = new double[outputSize()];
    terms((yi, xi, wi) -> y[yi] += (double) x[xi] * w[wi]);
    return y;
  }

  /** Gradient with respect to the input, given that of the output. */
  public double[] inputGradient(float[] dy, float[] w) {
    double[] dx = new double[inputSize()];
    terms((yi, xi, wi) -> dx[xi] += (double) dy[yi] * w[wi]);
    return dx;
  }

  /** Gradient with respect to the weights, given that of the output. */
  public double[] weightGradient(float[] dy, float[] x) {
    double[] dw = new double[weightSize()];
    terms((yi, xi, wi) -> dw[wi] += (double) dy[yi] * x[xi]);
    return dw;
  }

  private void terms(Term term) {
    int inPerGroup = in / groups;
    int outPerGroup = out / groups;
    int padding = (kernel - 1) / 2;
    int to = outSide();
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < out; o++) {
        for (int c = 0; c < inPerGroup; c++) {
          int channel = o / outPerGroup * inPerGroup + c;
          int map = (n * in + channel) * side * side;
          int filter = (o * inPerGroup + c) * kernel * kernel;
          for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
              int y = ((n * out + o) * to + row) * to + column;
              window(term, y, map, filter, row * stride - padding, column * stride - padding);
            }
          }
        }
      }
    }
  }

  private void window(Term term, int y, int map, int filter, int top, int left) {
    for (int i = Math.max(0, -top); i < kernel && top + i < side; i++) {
      for (int j = Math.max(0, -left); j < kernel && left + j < side; j++) {
        term.accept(y, map + (top + i) * side + left + j, filter + i * kernel + j);
      }
    }
  }
}
