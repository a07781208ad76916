package incnas.correlate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The regression gate: the proxies of today beside their baselines. */
public final class Gate {
  private Gate() {}

  /**
   * One verdict per baseline, in their order, then one per measurement without a baseline, which
   * fails too: a proxy without a baseline is not guarded.
   */
  public static List<Verdict> check(List<Baseline> baselines, List<Measurement> now) {
    Map<Subject, Measurement> measured = new LinkedHashMap<>();
    for (Measurement measurement : now) {
      measured.put(measurement.subject(), measurement);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Baseline baseline : baselines) {
      Measurement measurement = measured.remove(baseline.subject());
      verdicts.add(
          measurement == null
              ? Verdict.incomparable(
                  baseline.subject(),
                  "not recomputed, though it has a baseline; compute it or remove the baseline")
              : baseline.check(measurement));
    }
    for (Subject subject : measured.keySet()) {
      verdicts.add(Verdict.incomparable(subject, "no baseline; record one"));
    }
    return verdicts;
  }

  /** Whether every verdict is within. */
  public static boolean passes(List<Verdict> verdicts) {
    return verdicts.stream().allMatch(Verdict::within);
  }
}
