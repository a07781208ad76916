package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import java.util.List;
import java.util.Optional;

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
    FLOPS("flops"),
    PARAMS("params"),
    LAYERS("layers");

    private final String label;

    Quantity(String label) {
      this.label = label;
    }

    private long of(Cost cost, boolean exact) {
      return switch (this) {
        case FLOPS -> exact ? cost.macs() : cost.flopsZennasBudget();
        case PARAMS -> exact ? cost.paramsExact() : cost.paramsZennasBudget();
        case LAYERS -> cost.layers();
      };
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
  public Optional<Proxy> closedForm() {
    return Optional.of(this);
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Semantics semantics =
        profile == Profile.OFFICIAL_CODE ? Semantics.OFFICIAL_CODE : Semantics.ZENNAS;
    Cost cost = Cost.of(architecture, Variant.of(semantics));
    long count = quantity.of(cost, profile == Profile.ZERO_COST_NAS);
    return new Score.Known(List.of((double) count));
  }
}
