package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.experiment.SearchSettings;
import incnas.run.Journal;
import incnas.run.Progress;
import incnas.run.Workers;
import incnas.score.Score;
import incnas.seed.Seed;
import incnas.space.Budget;
import incnas.space.Mutation;
import incnas.space.Verdict;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Runs a search to its end, with any number of workers and across any number of kills.
 *
 * <p>Child t is bred from the population after iteration t - W was committed, and outcomes are
 * committed in order: the window W shapes the result, the workers do not. The journal holds what is
 * expensive, the scores; a restart breeds the same children again and reads their scores from it.
 */
public final class Evolution {
  private final SearchSettings settings;
  private final Architecture initial;
  private final Mutation mutation;
  private final Budget budget;
  private final Scorer scorer;
  private final Seed seed;
  private final Timing timing = new Timing();

  public Evolution(
      SearchSettings settings,
      Architecture initial,
      Mutation mutation,
      Budget budget,
      Scorer scorer,
      Seed seed) {
    this.settings = settings;
    this.initial = initial;
    this.mutation = mutation;
    this.budget = budget;
    this.scorer = scorer;
    this.seed = seed;
  }

  /**
   * What a search found.
   *
   * @param best empty where no child ever had a score
   * @param reused scores that an earlier, interrupted run had left in the journal
   */
  public record Result(
      Optional<Member> best, List<Member> population, Tally tally, int reused, Timing timing) {}

  /** Searches, appending every score to the journal. */
  public Result run(Path journalFile, int workers, Progress progress) {
    Replay known = new Replay(journalFile);
    try (Workers pool = new Workers("score", workers);
        Journal<Entry> journal = Journal.open(journalFile, Entry.class, 100, known::add)) {
      Search search = Search.begin(settings, mutation, initial, seed);
      Deque<Future<Outcome>> window = new ArrayDeque<>();
      for (int t = 0; t < settings.iterations(); t++) {
        if (window.size() == settings.window()) {
          search = commit(search, window.remove(), known, journal, progress);
        }
        long began = System.nanoTime();
        Architecture child = search.breed(t);
        timing.breed(began);
        int iteration = t;
        window.add(pool.submit(() -> judge(iteration, child, known)));
      }
      while (!window.isEmpty()) {
        search = commit(search, window.remove(), known, journal, progress);
      }
      return new Result(search.best(), search.population(), search.tally(), known.size(), timing);
    }
  }

  private Outcome judge(int iteration, Architecture child, Replay known) {
    long began = System.nanoTime();
    Verdict verdict = budget.check(child);
    timing.budget(began);
    if (verdict instanceof Verdict.Exceeds) {
      known.rejected(iteration, child);
      return new Outcome(iteration, child, verdict, Optional.empty());
    }
    Optional<Score> replayed = known.score(iteration, child);
    if (replayed.isPresent()) {
      return new Outcome(iteration, child, verdict, replayed);
    }
    began = System.nanoTime();
    Score score = scorer.score(child, seed.derive("score", iteration));
    timing.score(began);
    return new Outcome(iteration, child, verdict, Optional.of(score));
  }

  private Search commit(
      Search search,
      Future<Outcome> future,
      Replay known,
      Journal<Entry> journal,
      Progress progress) {
    Outcome outcome = Workers.await(future);
    long began = System.nanoTime();
    int t = outcome.iteration();
    if (outcome.score().isPresent() && !known.has(t)) {
      journal.append(Entry.of(t, outcome.child().structure(), outcome.score().get()));
    }
    Search next = search.commit(outcome);
    timing.commit(began);
    progress.step(
        t + 1,
        settings.iterations(),
        next.best().map(b -> "best %.3f".formatted(b.score())).orElse("no score yet"));
    return next;
  }
}
