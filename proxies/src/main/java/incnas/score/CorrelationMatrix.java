package incnas.score;

/** Pearson correlations between the rows of a matrix; not numbers where a row does not vary. */
record CorrelationMatrix(double[][] matrix) {
  static CorrelationMatrix of(double[][] rows) {
    int n = rows.length;
    double[][] unit = new double[n][];
    for (int i = 0; i < n; i++) {
      unit[i] = standardized(rows[i]);
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < unit[i].length; k++) {
          sum += unit[i][k] * unit[j][k];
        }
        // as NumPy clips them
        matrix[i][j] = Math.max(-1, Math.min(1, sum));
        matrix[j][i] = matrix[i][j];
      }
    }
    return new CorrelationMatrix(matrix);
  }

  /** Mean 0, length 1. */
  private static double[] standardized(double[] row) {
    double mean = 0;
    for (double v : row) {
      mean += v;
    }
    mean /= row.length;
    double[] centred = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      centred[k] = row[k] - mean;
    }
    double length = Vectors.length(centred);
    for (int k = 0; k < row.length; k++) {
      centred[k] /= length;
    }
    return centred;
  }

  /** All eigenvalues, in ascending order; empty where a row does not vary. */
  double[] eigenvalues() {
    return Gram.eigenvalues(matrix);
  }
}
