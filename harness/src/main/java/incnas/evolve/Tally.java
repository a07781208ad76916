package incnas.evolve;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of a search: every attempt is scored, a duplicate, or rejected.
 *
 * @param scored children that were given a score of their own
 * @param duplicates children whose structure had been scored before
 * @param audited children that the screen had refused, scored to see whether it was right
 * @param missed audited children that entered the population: the screen was wrong
 * @param rejected attempts by reason: a limit, {@code screened} by the estimate, or {@code
 *     undefined} score
 */
public record Tally(
    int attempts,
    int scored,
    int duplicates,
    int audited,
    int missed,
    Map<String, Integer> rejected) {
  public Tally {
    rejected = Map.copyOf(rejected);
  }

  static Tally empty() {
    return new Tally(0, 0, 0, 0, 0, Map.of());
  }

  /**
   * @param entered whether the child is a member now
   */
  Tally plus(Outcome outcome, boolean entered) {
    Map<String, Integer> reasons = rejected;
    if (outcome.rejection().isPresent()) {
      reasons = new TreeMap<>(rejected);
      reasons.merge(outcome.rejection().get(), 1, Integer::sum);
    }
    boolean known = outcome.rejection().isEmpty();
    return new Tally(
        attempts + 1,
        scored + (known && !outcome.duplicate() ? 1 : 0),
        duplicates + (known && outcome.duplicate() ? 1 : 0),
        audited + (outcome.audited() ? 1 : 0),
        missed + (outcome.audited() && entered ? 1 : 0),
        reasons);
  }
}
