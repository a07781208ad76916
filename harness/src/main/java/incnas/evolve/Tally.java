package incnas.evolve;

import java.util.Map;
import java.util.TreeMap;

/** Counters of a search: attempts, scored children, rejections by reason. */
public record Tally(int attempts, int scored, Map<String, Integer> rejected) {
  public Tally {
    rejected = Map.copyOf(rejected);
  }

  static Tally empty() {
    return new Tally(0, 0, Map.of());
  }

  Tally plus(Outcome outcome) {
    boolean member = outcome.rejection().isEmpty();
    Map<String, Integer> reasons = new TreeMap<>(rejected);
    outcome.rejection().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
    return new Tally(attempts + 1, member ? scored + 1 : scored, reasons);
  }
}
