package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.score.Score;
import incnas.space.Verdict;
import java.util.Optional;

/**
 * What became of one attempted child.
 *
 * @param score absent where the budget rejected the child
 */
public record Outcome(int iteration, Architecture child, Verdict verdict, Optional<Score> score) {
  /** The reason that the child is not a member, if it is not. */
  Optional<String> rejection() {
    if (verdict instanceof Verdict.Exceeds exceeds) {
      return Optional.of(exceeds.what());
    }
    return score.filter(Score.Undefined.class::isInstance).map(s -> "undefined");
  }
}
