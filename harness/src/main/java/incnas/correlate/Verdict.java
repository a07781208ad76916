package incnas.correlate;

import java.util.List;

/**
 * What the gate says of one proxy.
 *
 * @param problem why nothing could be compared; empty if it could
 */
public record Verdict(Subject subject, List<Finding> findings, String problem) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  static Verdict incomparable(Subject subject, String problem) {
    return new Verdict(subject, List.of(), problem);
  }

  /** Whether all could be compared and every number is within its band. */
  public boolean within() {
    return problem.isEmpty() && findings.stream().allMatch(Finding::within);
  }

  /** One line each for what is outside; a single line if all is within. */
  public List<String> lines() {
    if (!problem.isEmpty()) {
      return List.of(subject + ": " + problem);
    }
    if (within()) {
      return List.of(subject + ": within" + (findings.isEmpty() ? "" : ", " + findings.get(0)));
    }
    return findings.stream()
        .filter(finding -> !finding.within())
        .map(finding -> subject + ": OUTSIDE, " + finding)
        .toList();
  }
}
