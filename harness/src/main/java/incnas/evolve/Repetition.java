package incnas.evolve;

import incnas.experiment.SearchSettings;
import incnas.run.Workers;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.Optional;

/** Draws all members again, each so many iterations, where the settings ask for it. */
final class Repetition implements AutoCloseable {
  private final int every;
  private final Optional<Rescores> rescores;

  Repetition(SearchSettings settings, Path journal, Workers pool) {
    every = settings.rescoreEvery();
    rescores =
        every == 0
            ? Optional.empty()
            : Optional.of(new Rescores(journal.resolveSibling(Evolution.AGAIN), pool));
  }

  /** Whether members are drawn again before this iteration. */
  boolean due(int iteration) {
    return every > 0 && iteration > 0 && iteration % every == 0;
  }

  Search of(Search search, int iteration, Scorer scorer, Seed seed) {
    return due(iteration)
        ? search.rescored(
            rescores.orElseThrow().of(search.population(), scorer, seed.derive("again", iteration)))
        : search;
  }

  @Override
  public void close() {
    rescores.ifPresent(Rescores::close);
  }
}
