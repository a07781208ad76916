package incnas.score;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** The matrix of dot products of some vectors, summed up piece by piece in double precision. */
final class Gram {
  private final double[][] products;

  Gram(int vectors) {
    products = new double[vectors][vectors];
  }

  /** Adds the products of one piece of every vector. */
  void add(float[][] pieces) {
    for (int a = 0; a < products.length; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        float[] x = pieces[a];
        float[] y = pieces[b];
        for (int i = 0; i < x.length; i++) {
          sum += (double) x[i] * y[i];
        }
        products[a][b] += sum;
        products[b][a] = products[a][b];
      }
    }
  }

  double[][] products() {
    return products;
  }

  /** In ascending order; empty where a product is not finite. */
  double[] eigenvalues() {
    return eigenvalues(products);
  }

  /** Of a symmetric matrix without negative eigenvalues. */
  static double[] eigenvalues(double[][] symmetric) {
    for (double[] row : symmetric) {
      if (Arrays.stream(row).anyMatch(v -> !Double.isFinite(v))) {
        return new double[0];
      }
    }
    double[] values = decomposed(MatrixUtils.createRealMatrix(symmetric));
    Arrays.sort(values);
    return values;
  }

  /** By the faster algorithm, or where it does not converge, by the surer one. */
  private static double[] decomposed(RealMatrix matrix) {
    try {
      return new EigenDecompositionSymmetric(matrix).getEigenvalues();
    } catch (MathIllegalStateException e) {
      // the same numbers, since no eigenvalue is negative
      return new SingularValueDecomposition(matrix).getSingularValues();
    }
  }

  /** Of any matrix, by the products of its shorter side; not a number where one is not finite. */
  static double largestSingularValue(double[][] matrix) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    boolean wide = rows < columns;
    int n = Math.min(rows, columns);
    double[][] products = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          sum += wide ? matrix[a][k] * matrix[b][k] : matrix[k][a] * matrix[k][b];
        }
        products[a][b] = sum;
        products[b][a] = sum;
      }
    }
    double[] eigenvalues = eigenvalues(products);
    return eigenvalues.length == 0 ? Double.NaN : StrictMath.sqrt(Math.max(0, eigenvalues[n - 1]));
  }
}
