package incnas.correlate;

import incnas.score.Direction;
import incnas.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * One score per network under a name; empty where the score is undefined.
 *
 * @param direction which way the numbers point, before any negation
 */
public record Column(String name, Direction direction, List<OptionalDouble> scores) {
  public Column {
    scores = List.copyOf(scores);
    if (scores.stream().anyMatch(s -> s.isPresent() && !Double.isFinite(s.getAsDouble()))) {
      throw new IllegalArgumentException(name + ": a score must be finite or undefined");
    }
  }

  /** The means over the draws of each network's score. */
  public static Column ofScores(String name, Direction direction, List<Score> scores) {
    List<OptionalDouble> means = new ArrayList<>();
    for (Score score : scores) {
      means.add(
          score instanceof Score.Known known
              ? OptionalDouble.of(known.mean())
              : OptionalDouble.empty());
    }
    return new Column(name, direction, means);
  }

  /** The score of network i, negated where lower is better; 0 is never negative. */
  double oriented(int i) {
    double score = scores.get(i).getAsDouble();
    return (direction == Direction.LOWER_IS_BETTER ? -score : score) + 0.0;
  }

  boolean defined(int i) {
    return scores.get(i).isPresent();
  }

  /** This column with the other networks' scores undefined. */
  Column where(IntPredicate network) {
    List<OptionalDouble> kept = new ArrayList<>(scores);
    for (int i = 0; i < kept.size(); i++) {
      if (!network.test(i)) {
        kept.set(i, OptionalDouble.empty());
      }
    }
    return new Column(name, direction, kept);
  }
}
