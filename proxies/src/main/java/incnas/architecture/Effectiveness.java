package incnas.architecture;

import java.util.List;

/** rho, equation 9: depth over the geometric mean of the widths; large means too deep to train. */
public final class Effectiveness {
  private Effectiveness() {}

  /**
   * Official code: the largest over the stages' ends, counting convolutions from the image. Paper
   * text: the whole network's. Not a number where a network has no stages.
   */
  public static double of(Architecture architecture, Reading reading) {
    return of(Stages.of(architecture), reading);
  }

  /** The same of stages that are known. */
  public static double of(Stages stages, Reading reading) {
    List<Stages.End> ends = stages.ends();
    if (reading == Reading.PAPER_TEXT && !ends.isEmpty()) {
      return rho(ends.get(ends.size() - 1));
    }
    return ends.stream().mapToDouble(Effectiveness::rho).max().orElse(Double.NaN);
  }

  private static double rho(Stages.End end) {
    return end.convs() * StrictMath.exp(-end.logWidths() / end.convs());
  }
}
