package incnas.evolve;

import incnas.experiment.SearchSettings;
import incnas.run.AtomicFile;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** The child process of {@link SearchKillIT}: a slow search, until it ends or is killed. */
final class KilledSearch {
  private static final long SCORE_NANOS = 4_000_000;

  private KilledSearch() {}

  static final SearchSettings SETTINGS = Searches.settings(400, 12, 4);

  /** Takes its time, and gives what {@link Searches#HASH} gives. */
  static final Scorer SLOW =
      (network, seed) -> {
        LockSupport.parkNanos(SCORE_NANOS);
        return Searches.HASH.score(network, seed);
      };

  /**
   * Writes the result only at the end.
   *
   * @param args journal, file of the result, seed
   */
  public static void main(String[] args) {
    Evolution.Result result =
        Searches.run(SETTINGS, Long.parseLong(args[2]), SLOW, Path.of(args[0]), 2);
    AtomicFile.write(Path.of(args[1]), Searches.found(result));
  }
}
