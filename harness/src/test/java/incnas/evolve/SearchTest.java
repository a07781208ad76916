package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.experiment.SearchSettings;
import incnas.score.Score;
import incnas.seed.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who joins, who leaves, who breeds. */
class SearchTest {
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,8,1,8,1)", 8, 5);

  private static Search begin(int population, String parent) {
    SearchSettings settings = Searches.settings(100, population, 1, parent);
    return Search.begin(
        settings, Searches.mutation(settings), Searches.initial(settings), new Seed(1));
  }

  private static Search joined(Search search, double... scores) {
    Search at = search;
    for (double score : scores) {
      Score known = new Score.Known(List.of(score));
      at = at.commit(Outcome.scored(at.tally().attempts(), NETWORK, known));
    }
    return at;
  }

  private static List<Integer> iterations(Search search) {
    return search.population().stream().map(Member::iteration).toList();
  }

  @Test
  void theFirstOfTheWorstLeavesAFullHouse() {
    assertThat(iterations(joined(begin(3, "uniform"), 2, 1, 1))).containsExactly(0, 1, 2);
    assertThat(iterations(joined(begin(3, "uniform"), 2, 1, 1, 5))).containsExactly(0, 2, 3);
    assertThat(iterations(joined(begin(3, "uniform"), 2, 1, 1, 5, 7))).containsExactly(0, 3, 4);
    // a newcomer that is the worst leaves at once; one that equals the worst outlives it
    assertThat(iterations(joined(begin(2, "uniform"), 4, 3, 1))).containsExactly(0, 1);
    assertThat(iterations(joined(begin(2, "uniform"), 4, 3, 3))).containsExactly(0, 2);
  }

  @Test
  void theFirstOfTheBestIsTheBest() {
    assertThat(joined(begin(9, "uniform"), 1, 7, 3, 7).best())
        .hasValueSatisfying(best -> assertThat(best.iteration()).isEqualTo(1));
    assertThat(begin(9, "uniform").best()).isEmpty();
  }

  @Test
  void rejectionsAreCountedByReason() {
    Search search = begin(3, "uniform");
    Outcome layers = Outcome.refused(0, NETWORK, "layers");
    Outcome undefined = Outcome.scored(1, NETWORK, new Score.Undefined("whatever"));
    Search after = joined(search.commit(layers).commit(undefined).commit(layers), 1);
    assertThat(after.tally())
        .isEqualTo(new Tally(4, 1, 0, 0, 0, Map.of("layers", 2, "undefined", 1)));
    assertThat(after.population()).hasSize(1);
    assertThat(search.tally()).isEqualTo(Tally.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "best", "initial"})
  void theFirstElevenChildrenAreMutationsOfTheInitialNetwork(String parent) {
    SearchSettings settings = Searches.settings(100, 50, 1, parent);
    Architecture initial = Searches.initial(settings);
    double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Search search = joined(begin(50, parent), ten);
    Architecture expected =
        Searches.mutation(settings).mutate(initial, 1, new Seed(1).derive("mutate", 77));
    assertThat(search.breed(77)).isEqualTo(expected);
    // from then on two blocks are drawn, of a parent as the settings choose it
    Architecture parentThen = parent.equals("initial") ? initial : NETWORK;
    assertThat(joined(search, 11).breed(77))
        .isEqualTo(
            Searches.mutation(settings).mutate(parentThen, 2, new Seed(1).derive("mutate", 77)));
  }
}
