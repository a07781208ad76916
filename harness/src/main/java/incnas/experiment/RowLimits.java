package incnas.experiment;

import java.util.Optional;

/**
 * Limits of one row in place of the search's; each empty where the row follows the search, and
 * {@link Double#POSITIVE_INFINITY} where the row switches the limit off.
 */
public record RowLimits(
    Optional<Integer> layers,
    Optional<Double> params,
    Optional<Double> flops,
    Optional<Double> effectiveness) {
  public static final RowLimits NONE =
      new RowLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The search's limits with this row's in their place. */
  LimitSettings over(LimitSettings search) {
    return new LimitSettings(
        search.convention(),
        search.semantics(),
        layers.orElse(search.layers()),
        params.orElse(search.params()),
        flops.orElse(search.flops()),
        effectiveness.orElse(search.effectiveness()));
  }
}
