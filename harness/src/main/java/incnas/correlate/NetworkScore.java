package incnas.correlate;

import incnas.score.Score;

/**
 * A network's score in a baseline, on the baseline's scale.
 *
 * @param draws 0 where the score is undefined
 * @param mean over the draws
 * @param sd sample standard deviation over the draws; 0 for a single one
 */
public record NetworkScore(String network, int draws, double mean, double sd) {
  public NetworkScore {
    if (draws < 0 || !Double.isFinite(mean) || !(sd >= 0 && sd < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(network + ": " + draws + " draws, " + mean + ", " + sd);
    }
  }

  static NetworkScore of(String network, Score score, Scale scale) {
    return scale
        .draws(score)
        .map(draws -> of(network, draws))
        .orElse(new NetworkScore(network, 0, 0, 0));
  }

  private static NetworkScore of(String network, double[] draws) {
    double mean = 0;
    for (double draw : draws) {
      mean += draw / draws.length;
    }
    return new NetworkScore(network, draws.length, mean, sd(draws, mean));
  }

  boolean known() {
    return draws > 0;
  }

  /** Scaled by the largest deviation, so that scores of 1e300 have one too. */
  private static double sd(double[] draws, double mean) {
    double largest = 0;
    for (double draw : draws) {
      largest = Math.max(largest, Math.abs(draw - mean));
    }
    if (largest == 0 || draws.length < 2) {
      return 0;
    }
    double sum = 0;
    for (double draw : draws) {
      double deviation = (draw - mean) / largest;
      sum += deviation * deviation;
    }
    return largest * StrictMath.sqrt(sum / (draws.length - 1));
  }
}
