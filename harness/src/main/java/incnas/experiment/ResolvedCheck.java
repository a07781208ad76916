package incnas.experiment;

import java.util.List;

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
        new VocabularyCheck(vocabulary));
  }

  /** The rows that are written out as maps. */
  static List<Branch> rows(Branch experiment) {
    return experiment.at("rows").orElse(null) instanceof Sequence list
        ? list.items().stream().filter(Branch.class::isInstance).map(Branch.class::cast).toList()
        : List.of();
  }
}
