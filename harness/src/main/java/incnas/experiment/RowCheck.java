package incnas.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Labels are unique; a row has a proxy or a structure; the keys of equation 11 go with the proxy
 * incorporated; its weights sum to 1.
 */
final class RowCheck implements ResolvedCheck {
  private static final String INCORPORATED = "incorporated";
  private static final List<String> EQUATION_11 = List.of("normalization", "weights");
  private static final double ROUNDING = 1e-9;

  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    Map<String, Branch> labels = new TreeMap<>();
    List<Branch> rows = ResolvedCheck.rows(experiment);
    for (int i = 0; i < rows.size(); i++) {
      Branch row = rows.get(i);
      String label = row.scalar(String.class, "label").orElse(Integer.toString(i));
      String address = "rows." + label + ".";
      if (labels.put(label, row) != null) {
        mistakes.add(
            row.at("label").orElse(row).place(),
            address + "label",
            "'" + label + "' labels two rows; rename one");
      }
      Optional<String> proxy = row.scalar(String.class, "proxy");
      leader(row, address, mistakes);
      if (proxy.isPresent()) {
        proxy
            .filter(INCORPORATED::equals)
            .ifPresentOrElse(
                same -> complete(row, address, mistakes),
                () -> bare(row, proxy.get(), address, mistakes));
      }
      weights(row, address, mistakes);
    }
  }

  /** A row is led by a proxy or given by its structure. */
  private static void leader(Branch row, String address, Mistakes mistakes) {
    boolean led = row.at("proxy").isPresent();
    Optional<Branch.Entry> structure = row.entry("structure");
    if (!led && structure.isEmpty()) {
      mistakes.add(
          row.place(),
          address + "proxy",
          "missing; name the proxy that ranks the row's candidates, such as 'proxy: zen', or give a"
              + " structure");
    } else if (led && structure.isPresent()) {
      mistakes.add(
          structure.get().key(),
          address + "structure",
          "a given network is not searched for; remove the structure or the proxy");
    }
  }

  private static void complete(Branch row, String address, Mistakes mistakes) {
    for (String key : EQUATION_11) {
      if (row.at(key).isEmpty()) {
        String example = key.equals("weights") ? "weights: [0.9, 0.1]" : "normalization: log";
        mistakes.add(
            row.place(),
            address + key,
            "missing; the proxy incorporated needs it, such as '" + example + "'");
      }
    }
  }

  private static void bare(Branch row, String proxy, String address, Mistakes mistakes) {
    for (String key : List.of("normalization", "weights", "raw-weights")) {
      row.entry(key)
          .ifPresent(
              entry ->
                  mistakes.add(
                      entry.key(),
                      address + key,
                      "is for the proxy incorporated alone, not for " + proxy + "; remove it"));
    }
  }

  private static void weights(Branch row, String address, Mistakes mistakes) {
    boolean raw = row.scalar(Boolean.class, "raw-weights").orElse(false);
    if (raw || !(row.at("weights").orElse(null) instanceof Sequence list)) {
      return;
    }
    List<Double> weights =
        list.items().stream()
            .filter(item -> item instanceof Leaf leaf && leaf.value() instanceof Number)
            .map(item -> ((Number) ((Leaf) item).value()).doubleValue())
            .toList();
    if (weights.size() != 2 || list.items().size() != 2) {
      return;
    }
    double sum = weights.get(0) + weights.get(1);
    if (Math.abs(sum - 1) > ROUNDING) {
      mistakes.add(
          list.place(),
          address + "weights",
          "sum to "
              + Numerals.text(sum)
              + ", not 1; correct them, or say 'raw-weights: true' where that is meant");
    }
  }
}
