package incnas.cli;

import incnas.architecture.Cost;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cost under all conventions, as commands print it. */
final class CostFacts {
  private CostFacts() {}

  static Map<String, Object> of(Cost cost) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layers", cost.layers());
    facts.put("convs", cost.convs());
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("exact", cost.paramsExact());
    params.put("zennas-budget", cost.paramsZennasBudget());
    facts.put("params", params);
    Map<String, Object> flops = new LinkedHashMap<>();
    flops.put("macs", cost.macs());
    flops.put("ptflops", cost.flopsPtflops());
    flops.put("zennas-budget", cost.flopsZennasBudget());
    facts.put("flops", flops);
    return facts;
  }

  /** JSON knows no other numbers. */
  static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
