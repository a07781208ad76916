package incnas.score;

import java.util.BitSet;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * How often each two images of a batch agree on whether a rectifier is open: K of NASWOT, the sum
 * of b b' + (1 - b)(1 - b)' over all rectifiers, b = 1 where the number before it is positive.
 */
final class SwitchKernel {
  private final int images;
  private final double[][] agreements;

  SwitchKernel(int images) {
    this.images = images;
    agreements = new double[images][images];
  }

  /**
   * Counts the rectifiers of a map in, from the numbers before them, image-major.
   *
   * @param times how many layers of rectifiers read the map
   */
  void add(double[] before, int times) {
    int size = before.length / images;
    BitSet[] open = new BitSet[images];
    for (int image = 0; image < images; image++) {
      open[image] = new BitSet(size);
      for (int i = 0; i < size; i++) {
        open[image].set(i, before[image * size + i] > 0);
      }
    }
    for (int a = 0; a < images; a++) {
      for (int b = 0; b <= a; b++) {
        BitSet differ = (BitSet) open[a].clone();
        differ.xor(open[b]);
        agreements[a][b] += (double) times * (size - differ.cardinality());
        agreements[b][a] = agreements[a][b];
      }
    }
  }

  double[][] agreements() {
    return agreements;
  }

  /** ln |det K|; negative infinity where K is singular. */
  double logDeterminant() {
    RealMatrix upper = new LUDecomposition(MatrixUtils.createRealMatrix(agreements), 0).getU();
    if (upper == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int i = 0; i < images; i++) {
      sum += StrictMath.log(Math.abs(upper.getEntry(i, i)));
    }
    return sum;
  }
}
