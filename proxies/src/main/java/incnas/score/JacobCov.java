package incnas.score;

import incnas.architecture.Architecture;

/**
 * Jacobian covariance (Mellor et al. 2020, first version) as zero-cost-nas computes it: how unlike
 * the images' input gradients are.
 *
 * <p>With lambda the eigenvalues of the correlation matrix of the images' gradients of the sum of
 * all logits: minus the sum of ln(lambda + k) + 1 / (lambda + k), k = 1e-5. Zero would be the worst
 * eigenvalue, all ones the best spectrum.
 */
public record JacobCov() implements Proxy {
  private static final double K = 1e-5;

  @Override
  public String name() {
    return "jacob-cov";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    if (probe.batch() < 2) {
      return new Score.Undefined("one image correlates with none; the batch must be 2 or more");
    }
    return Trial.score(
        architecture,
        probe,
        Setup.WHOLE,
        "an image's gradient overflowed or is the same everywhere, and correlates with none",
        JacobCov::value);
  }

  static double value(Trial trial) {
    return value(InputGradients.of(trial, trial.images()));
  }

  /** The score of gradients by image. */
  static double value(double[][] gradients) {
    double[] eigenvalues = CorrelationMatrix.of(gradients).eigenvalues();
    if (eigenvalues.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (double lambda : eigenvalues) {
      sum -= StrictMath.log(lambda + K) + 1 / (lambda + K);
    }
    return sum;
  }
}
