package incnas.report;

import java.util.List;

/** The table of {@code failures.csv}: which cell failed in which stage, and why. */
public final class FailuresTable {
  private FailuresTable() {}

  public static Table of(List<Failure> failures) {
    return Table.of(
        "failures",
        List.of("cell", "stage", "reason"),
        failures.stream().map(f -> List.of(f.cell(), f.stage(), f.reason().strip())).toList());
  }
}
