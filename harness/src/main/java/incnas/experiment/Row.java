package incnas.experiment;

import java.util.Optional;

/**
 * One row of the table: the proxy that ranks the candidates of a search.
 *
 * @param label as the paper's table prints it, such as {@code Incorporated-Score-l}
 * @param effectiveness limit of rho for this row in place of the search's; {@link
 *     Double#POSITIVE_INFINITY} where the row switches the limit off, empty where it follows the
 *     search
 */
public record Row(String label, ScoreSettings score, Optional<Double> effectiveness) {}
