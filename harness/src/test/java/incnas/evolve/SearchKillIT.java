package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a search at random moments until it is done: it ends as if nothing had happened. */
class SearchKillIT {
  private static final int KILLS = 3;

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void endsInTheSameBytes(long seed) throws Exception {
    Path expected = dir.resolve("expected.jsonl");
    String found =
        Searches.found(Searches.run(KilledSearch.SETTINGS, seed, Searches.HASH, expected, 2));
    long whole = Files.size(expected);
    Path journal = dir.resolve("journal.jsonl");
    Path result = dir.resolve("result");
    SplittableRandom random = new SplittableRandom(seed);
    long left = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Process child = start(journal, result, seed);
      try {
        // anywhere in the next part of the journal, and mid-line as chance has it
        awaitSize(child, journal, left + random.nextLong(whole * kill / (KILLS + 1) - left) + 1);
      } finally {
        child.destroyForcibly().waitFor();
      }
      left = Math.min(size(journal), whole * kill / (KILLS + 1));
    }
    assertThat(result).doesNotExist();
    Process last = start(journal, result, seed);
    try {
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      last.destroyForcibly();
    }
    assertThat(Files.readString(result)).isEqualTo(found);
    assertThat(journal).hasSameBinaryContentAs(expected);
  }

  private Process start(Path journal, Path result, long seed) throws IOException {
    return ChildJvm.start(
        KilledSearch.class,
        dir.resolve("log"),
        journal.toString(),
        result.toString(),
        Long.toString(seed));
  }

  private static long size(Path journal) throws IOException {
    return Files.exists(journal) ? Files.size(journal) : 0;
  }

  private void awaitSize(Process child, Path journal, long size) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (size(journal) < size) {
      assertThat(child.isAlive()).as(Files.readString(dir.resolve("log"))).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(1);
    }
  }
}
