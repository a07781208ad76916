package incnas.experiment;

import java.util.Optional;

/**
 * One row of the table: a search that a proxy leads, or a given network.
 *
 * @param label as the paper's table prints it, such as {@code Incorporated-Score-l}
 * @param structure of a given network, which is not searched for
 * @param score how the candidates of the search are ranked
 * @param limits of this row in place of the search's
 */
public record Row(
    String label, Optional<String> structure, Optional<ScoreSettings> score, RowLimits limits) {
  public Row {
    if (structure.isPresent() == score.isPresent()) {
      throw new IllegalArgumentException(label + " must have either a structure or a score");
    }
  }

  public static Row led(String label, ScoreSettings score, RowLimits limits) {
    return new Row(label, Optional.empty(), Optional.of(score), limits);
  }

  public static Row given(String label, String structure) {
    return new Row(label, Optional.of(structure), Optional.empty(), RowLimits.NONE);
  }
}
