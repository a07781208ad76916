package incnas.space;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Costs;
import incnas.architecture.Effectiveness;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.LimitSettings;

/** The limits of a search, checked by arithmetic alone: layers, parameters, FLOPs, then rho. */
public final class Budget {
  private final LimitSettings limits;
  private final Costs costs;

  public Budget(LimitSettings limits) {
    this.limits = limits;
    this.costs = new Costs(Variant.of(Semantics.of(limits.semantics())));
  }

  public Verdict check(Architecture architecture) {
    if (architecture.layers() > limits.layers()) {
      return new Verdict.Exceeds("layers", architecture.layers(), limits.layers());
    }
    if (limits.params() < Double.POSITIVE_INFINITY || limits.flops() < Double.POSITIVE_INFINITY) {
      Cost cost = costs.of(architecture);
      if (params(cost) > limits.params()) {
        return new Verdict.Exceeds("params", params(cost), limits.params());
      }
      if (flops(cost) > limits.flops()) {
        return new Verdict.Exceeds("flops", flops(cost), limits.flops());
      }
    }
    if (limits.effectiveness() < Double.POSITIVE_INFINITY) {
      // a network of cells has no rho, and so breaks no limit of it
      double rho = Effectiveness.of(costs.stages(architecture), Reading.OFFICIAL_CODE);
      if (rho > limits.effectiveness()) {
        return new Verdict.Exceeds("effectiveness", rho, limits.effectiveness());
      }
    }
    return new Verdict.Within();
  }

  private long params(Cost cost) {
    return limits.convention().equals("zennas-budget")
        ? cost.paramsZennasBudget()
        : cost.paramsExact();
  }

  private long flops(Cost cost) {
    return switch (limits.convention()) {
      case "zennas-budget" -> cost.flopsZennasBudget();
      case "ptflops" -> cost.flopsPtflops();
      default -> cost.macs();
    };
  }
}
