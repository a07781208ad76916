package incnas.score;

/** Products of the channels of two maps of one image, summed over its positions. */
final class ChannelProducts {
  private ChannelProducts() {}

  /**
   * Adds x y' to the matrix, whose shape says how many channels each map has.
   *
   * @param area positions of a channel, one after another
   */
  static void add(double[][] matrix, double[] x, int fromX, double[] y, int fromY, int area) {
    for (int a = 0; a < matrix.length; a++) {
      double[] row = matrix[a];
      int atX = fromX + a * area;
      for (int b = 0; b < row.length; b++) {
        int atY = fromY + b * area;
        double sum = 0;
        for (int i = 0; i < area; i++) {
          sum += x[atX + i] * y[atY + i];
        }
        row[b] += sum;
      }
    }
  }
}
