package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.score.Score;

/**
 * A scored network in the population.
 *
 * @param iteration that made it
 * @param score mean over its draws
 * @param times how often it was scored
 */
public record Member(int iteration, Architecture architecture, double score, int times) {
  Member(int iteration, Architecture architecture, double score) {
    this(iteration, architecture, score, 1);
  }

  /** The same, scored once more; an undefined score changes nothing. */
  Member again(Score further) {
    return further instanceof Score.Known known
        ? new Member(
            iteration, architecture, (score * times + known.mean()) / (times + 1), times + 1)
        : this;
  }
}
