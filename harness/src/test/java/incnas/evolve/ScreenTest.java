package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.experiment.ScreenSettings;
import incnas.experiment.SearchSettings;
import incnas.run.Journal;
import incnas.score.Score;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A staged search: what an estimate rules out, and what it may not. */
class ScreenTest {
  private static final ScreenSettings NO_AUDIT = new ScreenSettings(3, 30, 0);

  /** A number of the structure alone, without ties. */
  private static final Scorer EXACT =
      (network, seed) ->
          new Score.Known(
              List.of(new Seed(7).derive(network.structure()).random().nextDouble() * 10));

  /** The same, and up to 1 more or less. */
  private static final Scorer NOISY =
      (network, seed) ->
          new Score.Known(
              List.of(
                  ((Score.Known) EXACT.score(network, seed)).mean()
                      + 2 * seed.random().nextDouble()
                      - 1));

  @TempDir Path dir;

  private Evolution.Result staged(
      SearchSettings settings, ScreenSettings screen, Scorer scorer, String name, int workers) {
    SearchSettings staged = Searches.with(settings, SearchSettings.STAGED, screen, 0);
    return Searches.run(
        staged, 5, scorer, Optional.of(EXACT), dir.resolve(name + ".jsonl"), workers);
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "64"})
  void anExactEstimateChangesNothingButTheWork(int window) {
    SearchSettings settings = Searches.settings(900, 20, window);
    Evolution.Result full = Searches.run(settings, 5, EXACT, dir.resolve("full.jsonl"), 2);
    Evolution.Result staged = staged(settings, NO_AUDIT, EXACT, "staged", 2);
    assertThat(staged.population()).isEqualTo(full.population());
    assertThat(staged.tally().rejected().get(Outcome.SCREENED)).isGreaterThan(50);
    assertThat(staged.tally().scored() + staged.tally().rejected().get(Outcome.SCREENED))
        .isGreaterThanOrEqualTo(full.tally().scored());
    assertThat(staged.tally().missed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32})
  void workersDoNotShapeTheResult(int window) {
    SearchSettings settings = Searches.settings(600, 20, window);
    ScreenSettings screen = new ScreenSettings(0.5, 30, 0.2);
    String one = Searches.found(staged(settings, screen, NOISY, "1", 1));
    assertThat(Searches.found(staged(settings, screen, NOISY, "3", 3))).isEqualTo(one);
    assertThat(dir.resolve("3.jsonl")).hasSameBinaryContentAs(dir.resolve("1.jsonl"));
    // and once more from its own journal
    assertThat(Searches.found(staged(settings, screen, NOISY, "1", 2))).isEqualTo(one);
    assertThat(dir.resolve("3.jsonl")).hasSameBinaryContentAs(dir.resolve("1.jsonl"));
  }

  @Test
  void theAuditShowsHowOftenTheScreenIsWrong() {
    SearchSettings settings = Searches.settings(1500, 20, 1);
    // a bound below the noise refuses children that would have entered
    Tally narrow = staged(settings, new ScreenSettings(0, 30, 0.5), NOISY, "narrow", 2).tally();
    assertThat(narrow.audited()).isGreaterThan(100);
    assertThat(narrow.missed()).isBetween(1, narrow.audited());
    Tally wide = staged(settings, new ScreenSettings(4, 30, 0.5), NOISY, "wide", 2).tally();
    assertThat(wide.missed()).isZero();
    assertThat(wide.audited()).isGreaterThan(10);
  }

  @Test
  void everyChildIsScoredUntilTheResidualsAreKnown() {
    SearchSettings settings = Searches.settings(900, 20, 1);
    Tally tally =
        staged(settings, new ScreenSettings(0, 10_000, 0), NOISY, "never-ready", 1).tally();
    assertThat(tally.rejected()).doesNotContainKey(Outcome.SCREENED);
  }

  @Test
  void aStructureIsScoredOnceAndCountedAsADuplicateAfterThat() throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    Scorer once =
        (network, seed) -> {
          assertThat(asked.add(network.structure())).as(network.structure()).isTrue();
          return NOISY.score(network, seed);
        };
    SearchSettings settings = Searches.settings(1500, 6, 8);
    Path journal = dir.resolve("a.jsonl");
    Tally tally = Searches.run(settings, 5, once, journal, 2).tally();
    assertThat(tally.duplicates()).isPositive();
    assertThat(tally.scored()).isEqualTo(asked.size());
    assertThat(Journal.read(journal, Entry.class)).hasSize(asked.size());
  }
}
