package incnas.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured for one row of a result table.
 *
 * @param keys the cells that name the row, by column, such as {@code proxy} to {@code zen-score}
 * @param top1Pct top-1 accuracies in percent by data set, one for each seed that has one
 * @param facts further cells by column, in the order they shall stand, numbers as text already; see
 *     {@link Numeral#mean(List, int)}
 */
public record ResultRow(
    Map<String, String> keys, Map<String, List<Double>> top1Pct, Map<String, String> facts) {
  public ResultRow {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    top1Pct = Collections.unmodifiableMap(new LinkedHashMap<>(top1Pct));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
