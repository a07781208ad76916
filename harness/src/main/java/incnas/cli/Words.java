package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.StructureException;
import incnas.data.Datasets;
import incnas.experiment.Vocabulary;
import incnas.score.Proxies;
import incnas.score.RankCombination;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that an experiment file may use. */
final class Words {
  private Words() {}

  static Vocabulary known() {
    return new Vocabulary(
        Set.copyOf(Proxies.names()),
        Proxies.combinations().stream().map(RankCombination::name).collect(Collectors.toSet()),
        Set.copyOf(Datasets.names()),
        Words::structureMistake);
  }

  private static Optional<String> structureMistake(String structure) {
    try {
      Architecture.parse(structure, 1 << 10, 1);
      return Optional.empty();
    } catch (StructureException e) {
      return Optional.of(e.getMessage());
    }
  }
}
