package incnas.correlate;

import java.util.List;
import java.util.Map;

/**
 * Which columns of a table hold the truth about networks.
 *
 * @param architecture the column of the networks' texts
 * @param accuracies one column of accuracies, or one per seed of training
 * @param published for each published proxy its name and its column
 * @param where lines count only if each of these columns holds this value
 */
public record TruthColumns(
    String architecture,
    List<String> accuracies,
    Map<String, String> published,
    Map<String, String> where) {
  public TruthColumns {
    accuracies = List.copyOf(accuracies);
    published = Map.copyOf(published);
    where = Map.copyOf(where);
    if (accuracies.isEmpty()) {
      throw new IllegalArgumentException("name at least one column of accuracies");
    }
  }

  public TruthColumns(String architecture, String accuracy) {
    this(architecture, List.of(accuracy), Map.of(), Map.of());
  }
}
