package incnas.experiment;

import java.util.Optional;

/**
 * Algorithm 1: an evolutionary search under limits.
 *
 * @param space {@code A}, {@code B} or {@code nasbench201}
 * @param initial structure string of A_0; empty for the space's own
 * @param resolution side of the square input in pixels
 * @param classes outputs of the classifier that the budget counts, whatever is trained later
 * @param iterations T, attempted children: a rejected child consumes one
 * @param population N
 * @param window W: child t is bred from the population after iteration t - W was committed
 * @param fidelity {@code full}: every child within the limits is scored; {@code staged}: those that
 *     an estimate does not rule out; {@code closed-form}: the estimate itself leads the search, and
 *     the last population is scored
 * @param rescoreEvery iterations between two times that all members are drawn again; 0 for never
 */
public record SearchSettings(
    String space,
    Optional<String> initial,
    int resolution,
    int classes,
    int iterations,
    int population,
    int window,
    String fidelity,
    ScreenSettings screen,
    int rescoreEvery,
    FinalSettings last,
    MutationSettings mutation,
    LimitSettings limits) {
  public static final String FULL = "full";
  public static final String STAGED = "staged";
  public static final String CLOSED_FORM = "closed-form";

  /** The search of one row, under its own limits. */
  public SearchSettings under(RowLimits row) {
    return new SearchSettings(
        space,
        initial,
        resolution,
        classes,
        iterations,
        population,
        window,
        fidelity,
        screen,
        rescoreEvery,
        last,
        mutation,
        row.over(limits));
  }
}
