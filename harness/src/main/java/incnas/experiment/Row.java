package incnas.experiment;

import java.util.Optional;

/**
 * One row of the table: a search that a proxy leads, or a given network.
 *
 * @param label as the paper's table prints it, such as {@code Incorporated-Score-l}
 * @param structure of a given network, which is not searched for
 * @param score how the candidates of the search are ranked
 * @param effectiveness limit of rho for this row in place of the search's; {@link
 *     Double#POSITIVE_INFINITY} where the row switches the limit off, empty where it follows the
 *     search
 */
public record Row(
    String label,
    Optional<String> structure,
    Optional<ScoreSettings> score,
    Optional<Double> effectiveness) {
  public Row {
    if (structure.isPresent() == score.isPresent()) {
      throw new IllegalArgumentException(label + " must have either a structure or a score");
    }
  }

  public static Row led(String label, ScoreSettings score, Optional<Double> effectiveness) {
    return new Row(label, Optional.empty(), Optional.of(score), effectiveness);
  }

  public static Row given(String label, String structure) {
    return new Row(label, Optional.of(structure), Optional.empty(), Optional.empty());
  }
}
