package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.experiment.SearchSettings;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search goes on from whatever a kill left of its journal. */
class ResumeTest {
  @TempDir Path dir;
  private Path journal;

  @BeforeEach
  void name() {
    journal = dir.resolve("journal.jsonl");
  }

  @Test
  void noScoreIsTakenTwice() throws IOException {
    SearchSettings settings = Searches.settings(120, 12, 4);
    Searches.run(settings, 3, Searches.HASH, journal, 2);
    Scorer asked =
        (network, seed) -> {
          throw new AssertionError("scored again: " + network.structure());
        };
    Evolution.Result again = Searches.run(settings, 3, asked, journal, 2);
    assertThat((long) again.reused()).isEqualTo(Files.readAllLines(journal).size());
  }

  @Test
  void aLongerSearchGoesOnFromAShorterOne() throws IOException {
    SearchSettings longer = Searches.settings(200, 12, 1);
    Searches.run(Searches.settings(120, 12, 1), 3, Searches.HASH, journal, 2);
    Evolution.Result went = Searches.run(longer, 3, Searches.HASH, journal, 2);
    Path fresh = dir.resolve("fresh.jsonl");
    Evolution.Result whole = Searches.run(longer, 3, Searches.HASH, fresh, 2);
    assertThat(Searches.found(went)).isEqualTo(Searches.found(whole));
    assertThat(journal).hasSameBinaryContentAs(fresh);
  }

  /** Whichever of two searches begins with the earlier score, a refused journal stays as it was. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4, 5})
  void aJournalOfAnotherSearchIsRefusedAndLeftAlone(long seed) throws IOException {
    SearchSettings settings = Searches.settings(120, 12, 1);
    Searches.run(settings, 3, Searches.HASH, journal, 1);
    byte[] before = Files.readAllBytes(journal);
    for (int workers : new int[] {1, 3}) {
      assertThatThrownBy(() -> Searches.run(settings, seed, Searches.HASH, journal, workers))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith(journal + ": the entry of iteration ")
          .hasMessageContaining(" this search, which bred ")
          .hasMessageEndingWith("; run with --fresh to begin again");
      assertThat(Files.readAllBytes(journal)).isEqualTo(before);
    }
  }

  @Test
  void aLostLineIsNoticedToo() throws IOException {
    SearchSettings settings = Searches.settings(120, 12, 1);
    Searches.run(settings, 3, Searches.HASH, journal, 1);
    List<String> lines = Files.readAllLines(journal);
    lines.remove(4);
    Files.write(journal, lines);
    byte[] before = Files.readAllBytes(journal);
    assertThatThrownBy(() -> Searches.run(settings, 3, Searches.HASH, journal, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(" is missing for this search, which bred ");
    assertThat(Files.readAllBytes(journal)).isEqualTo(before);
  }
}
