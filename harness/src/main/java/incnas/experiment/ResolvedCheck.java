package incnas.experiment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds mistakes of a resolved experiment that a schema cannot say; wrong types are not its
 * business.
 */
interface ResolvedCheck {
  void check(Branch experiment, Mistakes mistakes);

  static List<ResolvedCheck> all(Vocabulary vocabulary) {
    return List.of(
        new RowCheck(),
        new RelationCheck(),
        new TimingCheck(),
        new CellCheck(),
        new AugmentCheck(),
        new VocabularyCheck(vocabulary));
  }

  /**
   * The labels of the rows, each of which must name a proxy.
   *
   * @param otherwise what is said of a row that gives a structure
   */
  static Set<String> proxyRows(Branch experiment, String otherwise, Mistakes mistakes) {
    Set<String> labels = new TreeSet<>();
    for (Branch row : rows(experiment)) {
      String label = row.scalar(String.class, "label").orElse("");
      labels.add(label);
      row.entry("structure")
          .ifPresent(entry -> mistakes.add(entry.key(), "rows." + label + ".structure", otherwise));
    }
    return labels;
  }

  /** The rows that are written out as maps. */
  static List<Branch> rows(Branch experiment) {
    return experiment.at("rows").orElse(null) instanceof Sequence list
        ? list.items().stream().filter(Branch.class::isInstance).map(Branch.class::cast).toList()
        : List.of();
  }
}
