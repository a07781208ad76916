package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.StructureException;
import incnas.data.Datasets;
import incnas.experiment.Vocabulary;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.RankCombination;
import incnas.score.ZenScore;
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
        Proxies.names().stream().filter(Words::estimated).collect(Collectors.toSet()),
        Set.copyOf(Datasets.names()),
        Words::structureMistake);
  }

  private static boolean estimated(String proxy) {
    return proxy.equals("incorporated")
        || Proxies.of(proxy, Profile.OFFICIAL_CODE, ZenScore.GAMMA).closedForm().isPresent();
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
