package incnas.correlate;

import incnas.score.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * On which scale the gate compares a proxy's scores.
 *
 * <p>Scores of one sign whose draws differ much (synflow, condition numbers) are products more than
 * sums: their logarithms have the symmetric spread that bands assume.
 */
public enum Scale {
  LINEAR,
  /** ln(v); negative scores and 0 have no place on it. */
  LOG,
  /** -ln(-v); positive scores and 0 have no place on it. */
  NEGATIVE_LOG;

  /** Draw standard deviation relative to the mean, from which on logarithms are taken. */
  private static final double MUCH = 0.2;

  static Scale of(List<Score> scores) {
    double[] spreads =
        scores.stream()
            .map(score -> NetworkScore.of("", score, LINEAR))
            .filter(NetworkScore::known)
            .mapToDouble(network -> network.sd() / Math.abs(network.mean()))
            .toArray();
    if (spreads.length == 0 || !(DrawNoise.median(Arrays.stream(spreads)) > MUCH)) {
      return LINEAR;
    }
    for (Scale scale : List.of(LOG, NEGATIVE_LOG)) {
      if (scores.stream()
          .filter(Score.Known.class::isInstance)
          .allMatch(score -> scale.draws(score).isPresent())) {
        return scale;
      }
    }
    return LINEAR;
  }

  static Optional<Scale> named(String name) {
    return Arrays.stream(values()).filter(scale -> scale.toString().equals(name)).findFirst();
  }

  /** The draws on this scale; empty if the score is undefined or one has no place on it. */
  Optional<double[]> draws(Score score) {
    if (!(score instanceof Score.Known known)) {
      return Optional.empty();
    }
    double[] draws = known.values().stream().mapToDouble(this::of).toArray();
    return Arrays.stream(draws).allMatch(Double::isFinite) ? Optional.of(draws) : Optional.empty();
  }

  private double of(double score) {
    return switch (this) {
      case LINEAR -> score;
      case LOG -> StrictMath.log(score);
      case NEGATIVE_LOG -> -StrictMath.log(-score);
    };
  }

  /** How far a score on this scale may move by rounding, relative or from 0 absolute. */
  double rounding(double score, double tolerance) {
    return this == LINEAR && score != 0 ? tolerance * Math.abs(score) : tolerance;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
