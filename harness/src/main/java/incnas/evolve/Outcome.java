package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.score.Score;
import java.util.Optional;

/**
 * What became of one attempted child.
 *
 * @param refusal why the child was not scored: the limit that it broke, or {@link #SCREENED}; empty
 *     where it was
 * @param score absent where the child was refused
 * @param estimate of the score; not a number where nobody estimated it
 * @param duplicate whether a child before had the same structure, and this one its score
 * @param audited whether the screen had refused the child, and it was scored to see
 */
record Outcome(
    int iteration,
    Architecture child,
    Optional<String> refusal,
    Optional<Score> score,
    double estimate,
    boolean duplicate,
    boolean audited) {
  static final String SCREENED = "screened";
  private static final String UNDEFINED = "undefined";

  static Outcome refused(int iteration, Architecture child, String reason) {
    return new Outcome(
        iteration, child, Optional.of(reason), Optional.empty(), Double.NaN, false, false);
  }

  static Outcome scored(int iteration, Architecture child, Score score) {
    return new Outcome(
        iteration, child, Optional.empty(), Optional.of(score), Double.NaN, false, false);
  }

  Outcome with(Score taken) {
    return new Outcome(iteration, child, refusal, Optional.of(taken), estimate, duplicate, audited);
  }

  /** The reason that the child is not a member, if it is not. */
  Optional<String> rejection() {
    return refusal.or(
        () -> score.filter(Score.Undefined.class::isInstance).map(undefined -> UNDEFINED));
  }

  /** The known score of a child that is no reject. */
  double value() {
    return ((Score.Known) score.orElseThrow()).mean();
  }
}
