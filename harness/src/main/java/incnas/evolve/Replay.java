package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.run.UserError;
import incnas.score.Score;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scores that an earlier run left in the journal, held against the children as they are bred
 * again. Since outcomes are committed in order, every child up to the last entry that was to be
 * scored has an entry, or the journal is another search's.
 */
final class Replay {
  private final Path journal;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private int last = -1;

  Replay(Path journal) {
    this.journal = journal;
  }

  void add(Entry entry) {
    entries.put(entry.iteration(), entry);
    last = Math.max(last, entry.iteration());
  }

  int size() {
    return entries.size();
  }

  boolean has(int iteration) {
    return entries.containsKey(iteration);
  }

  /** The score of a child that was to be scored; empty where it is still to be taken. */
  Optional<Score> score(int iteration, Architecture child) {
    Entry entry = entries.get(iteration);
    if (entry == null && iteration > last) {
      return Optional.empty();
    }
    if (entry == null || !entry.structure().equals(child.structure())) {
      throw foreign(iteration, child);
    }
    return Optional.of(entry.score());
  }

  /** Notes that a child was not scored, so that it cannot have an entry. */
  void unscored(int iteration, Architecture child) {
    if (has(iteration)) {
      throw foreign(iteration, child);
    }
  }

  private UserError foreign(int iteration, Architecture child) {
    return new UserError(
        journal
            + ": the entry of iteration "
            + iteration
            + (has(iteration) ? " does not belong to" : " is missing for")
            + " this search, which bred "
            + child.structure()
            + "; run with --fresh to begin again");
  }
}
