package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.experiment.SearchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal cut at any byte is as good as a whole one. */
class TruncationIT {
  /** Prime to the lines' lengths, so that cuts fall before, in and behind every kind of byte. */
  private static final int EVERY = 151;

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void truncatedAnywhereItEndsInTheSameBytes(int window) throws IOException {
    SearchSettings settings = Searches.settings(120, 12, window);
    Path journal = dir.resolve("journal.jsonl");
    String found = Searches.found(Searches.run(settings, 3, Searches.HASH, journal, 2));
    byte[] whole = Files.readAllBytes(journal);
    assertThat(whole.length).isGreaterThan(2_000);
    for (int length = 0; length <= whole.length; length += EVERY) {
      Files.write(journal, Arrays.copyOf(whole, length));
      Evolution.Result resumed = Searches.run(settings, 3, Searches.HASH, journal, 2);
      assertThat(Searches.found(resumed)).as("cut at %d", length).isEqualTo(found);
      assertThat(Files.readAllBytes(journal)).as("cut at %d", length).isEqualTo(whole);
    }
  }
}
