package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.experiment.SearchSettings;
import incnas.run.Journal;
import incnas.score.Score;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "1,3", "2,1", "4,1", "8,1", "8,2", "600,1"})
  void findsWhatThePlainLoopFinds(int window, long seed) {
    SearchSettings settings = Searches.settings(500, 20, window);
    Evolution.Result result = Searches.run(settings, seed, Searches.HASH, journal("a"), 2);
    List<Member> expected = PlainSearch.population(settings, new Seed(seed), Searches.HASH);
    assertThat(result.population()).isEqualTo(expected).hasSizeGreaterThan(10);
  }

  private Path journal(String name) {
    return dir.resolve(name + ".jsonl");
  }

  /** Scores that take uneven time finish in another order than they began in. */
  private static final Scorer UNEVEN =
      (network, seed) -> {
        long spin = Math.floorMod(seed.value(), 20_000);
        Seed at = seed;
        for (int i = 0; i < spin; i++) {
          at = at.derive("spin");
        }
        // derived far away, yet the same for the same child
        return Searches.HASH.score(network, at);
      };

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void workersDoNotShapeTheResult(int window) throws IOException {
    SearchSettings settings = Searches.settings(250, 12, window);
    Evolution.Result one = Searches.run(settings, 5, UNEVEN, journal("1"), 1);
    for (int workers : new int[] {2, 4}) {
      Path journal = journal("w" + workers);
      Evolution.Result many = Searches.run(settings, 5, UNEVEN, journal, workers);
      assertThat(Searches.found(many)).isEqualTo(Searches.found(one));
      assertThat(journal).hasSameBinaryContentAs(journal("1"));
    }
    assertThat(Files.size(journal("1"))).isPositive();
  }

  @Test
  void theWindowAndTheSeedDo() {
    Evolution.Result base =
        Searches.run(Searches.settings(300, 12, 1), 5, Searches.HASH, journal("1"), 2);
    Evolution.Result wide =
        Searches.run(Searches.settings(300, 12, 8), 5, Searches.HASH, journal("8"), 2);
    Evolution.Result other =
        Searches.run(Searches.settings(300, 12, 1), 6, Searches.HASH, journal("o"), 2);
    assertThat(Searches.found(wide)).isNotEqualTo(Searches.found(base));
    assertThat(Searches.found(other)).isNotEqualTo(Searches.found(base));
  }

  @Test
  void everyAttemptIsCountedOnce() {
    SearchSettings settings = Searches.settings(800, 20, 4);
    Evolution.Result result = Searches.run(settings, 1, Searches.HASH, journal("a"), 2);
    Tally tally = result.tally();
    int rejected = tally.rejected().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(tally.attempts()).isEqualTo(800);
    assertThat(tally.scored() + tally.duplicates() + rejected).isEqualTo(800);
    assertThat(tally.rejected())
        .containsOnlyKeys("layers", "params", "flops", "effectiveness", "undefined");
    List<Entry> entries = Journal.read(journal("a"), Entry.class);
    long undefined = entries.stream().filter(e -> e.values().isEmpty()).count();
    assertThat(tally.rejected().get("undefined")).isEqualTo((int) undefined);
    assertThat(tally.scored()).isEqualTo((int) (entries.size() - undefined));
    assertThat(entries).extracting(Entry::iteration).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void undefinedScoresAreWrittenDownAndNeverMembers() {
    Scorer never = (network, seed) -> new Score.Undefined("no engine today");
    SearchSettings settings = Searches.settings(60, 5, 1);
    Evolution.Result result = Searches.run(settings, 1, never, journal("a"), 1);
    assertThat(result.population()).isEmpty();
    assertThat(result.tally().scored()).isZero();
    assertThat(Journal.read(journal("a"), Entry.class))
        .isNotEmpty()
        .allMatch(entry -> entry.undefined().equals("no engine today"));
    assertThat(Searches.run(settings, 1, never, journal("a"), 1).reused()).isPositive();
  }

  @Test
  void aFailingScorerEndsTheSearchAndKeepsTheScoresBefore() {
    int[] calls = {0};
    Scorer fails =
        (network, seed) -> {
          if (++calls[0] == 9) {
            throw new IllegalStateException("out of order");
          }
          return Searches.HASH.score(network, seed);
        };
    SearchSettings settings = Searches.settings(200, 12, 1);
    assertThatThrownBy(() -> Searches.run(settings, 1, fails, journal("a"), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("out of order");
    assertThat(Journal.read(journal("a"), Entry.class)).hasSize(8);
    Evolution.Result resumed = Searches.run(settings, 1, Searches.HASH, journal("a"), 1);
    Evolution.Result whole = Searches.run(settings, 1, Searches.HASH, journal("b"), 1);
    assertThat(Searches.found(resumed)).isEqualTo(Searches.found(whole));
    assertThat(resumed.reused()).isEqualTo(8);
  }

  @Test
  void noIterationsFindNothing() {
    Evolution.Result result =
        Searches.run(Searches.settings(0, 5, 1), 1, Searches.HASH, journal("a"), 1);
    assertThat(result.population()).isEmpty();
    assertThat(result.tally()).isEqualTo(Tally.empty());
  }
}
