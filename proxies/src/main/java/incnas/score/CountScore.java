package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How large a network is, as a score: bigger is better.
 *
 * <p>Under {@code zennas} and {@code official-code} these are the counts of the public searches'
 * budgets, on these programs' blocks; under {@code zero-cost-nas} the exact parameters and the
 * multiply-accumulates.
 */
public record CountScore(Quantity quantity, Profile profile) implements Proxy {
  /** What is counted. */
  public enum Quantity {
    FLOPS("flops", Cost::flopsZennasBudget, Cost::macs),
    PARAMS("params", Cost::paramsZennasBudget, Cost::paramsExact),
    LAYERS("layers", Cost::layers, Cost::layers);

    private final String label;
    private final ToLongFunction<Cost> budget;
    private final ToLongFunction<Cost> exact;

    Quantity(String label, ToLongFunction<Cost> budget, ToLongFunction<Cost> exact) {
      this.label = label;
      this.budget = budget;
      this.exact = exact;
    }
  }

  @Override
  public String name() {
    return quantity.label;
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Semantics semantics =
        profile == Profile.OFFICIAL_CODE ? Semantics.OFFICIAL_CODE : Semantics.ZENNAS;
    Cost cost = Cost.of(architecture, Variant.of(semantics));
    ToLongFunction<Cost> count =
        profile == Profile.ZERO_COST_NAS ? quantity.exact : quantity.budget;
    return new Score.Known(List.of((double) count.applyAsLong(cost)));
  }
}
