package incnas.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one layer of an experiment over what lies beneath it. */
final class Overlay {
  private static final String ROWS = "rows";

  private Overlay() {}

  /**
   * Merges maps and replaces all else, but for rows: a label in the upper layer's list stands for
   * the row of that label beneath.
   */
  static Branch onto(Branch below, Branch above, Mistakes mistakes) {
    Branch merged = below.overlaidWith(above);
    Optional<Branch.Entry> rows = above.entry(ROWS);
    if (rows.isPresent() && rows.get().value() instanceof Sequence picks) {
      Sequence picked = picked(labelled(below), picks, mistakes);
      return merged.with(ROWS, new Branch.Entry(rows.get().key(), picked));
    }
    return merged;
  }

  private static Map<String, Tree> labelled(Branch below) {
    Map<String, Tree> rows = new LinkedHashMap<>();
    if (below.at(ROWS).orElse(null) instanceof Sequence list) {
      for (Tree item : list.items()) {
        if (item instanceof Branch row) {
          row.scalar(String.class, "label").ifPresent(label -> rows.putIfAbsent(label, row));
        }
      }
    }
    return rows;
  }

  private static Sequence picked(Map<String, Tree> rows, Sequence picks, Mistakes mistakes) {
    List<Tree> items = new ArrayList<>();
    for (Tree item : picks.items()) {
      if (item instanceof Leaf leaf && leaf.value() instanceof String label) {
        if (!rows.containsKey(label)) {
          mistakes.add(leaf.place(), ROWS, unknown(label, rows));
        }
        items.add(rows.getOrDefault(label, item));
      } else {
        items.add(item);
      }
    }
    return new Sequence(picks.place(), items);
  }

  private static String unknown(String label, Map<String, Tree> rows) {
    String start = "no row is labelled '" + label + "'";
    return rows.isEmpty()
        ? start + ": nothing beneath has rows; write the row out"
        : start + Nearest.hint(label, rows.keySet());
  }
}
