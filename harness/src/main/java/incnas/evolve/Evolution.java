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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Runs a search to its end, with any number of workers and across any number of kills.
 *
 * <p>Child t is bred from the population after iteration t - W was committed, and outcomes are
 * committed in order: the window W shapes the result, the workers do not. All arithmetic, limits
 * and estimates, is done where children are bred; only scores go to the workers. A child's score is
 * a function of its structure and the search's seed, so a duplicate has the score of the first. The
 * journal holds what is expensive, the scores; a restart breeds the same children again and reads
 * their scores from it.
 */
public final class Evolution {
  /** Journal of repeated scores, beside that of first scores. */
  public static final String AGAIN = "again.jsonl";

  private final SearchSettings settings;
  private final Architecture initial;
  private final Mutation mutation;
  private final Budget budget;
  private final Scorer scorer;
  private final Optional<Screen> screen;
  private final Seed seed;
  private final Timing timing = new Timing();
  private final Map<String, Future<Score>> scores = new HashMap<>();

  /**
   * @param estimator what a staged search screens with; nothing is screened without one
   */
  public Evolution(
      SearchSettings settings,
      Architecture initial,
      Mutation mutation,
      Budget budget,
      Scorer scorer,
      Optional<Scorer> estimator,
      Seed seed) {
    this.settings = settings;
    this.initial = initial;
    this.mutation = mutation;
    this.budget = budget;
    this.scorer = scorer;
    this.screen = estimator.map(e -> new Screen(e, settings.screen(), seed.derive("screen")));
    this.seed = seed;
  }

  /**
   * What a search found.
   *
   * @param population in the order of joining; empty where no child ever had a score
   * @param reused scores that an earlier, interrupted run had left in the journal
   */
  public record Result(List<Member> population, Tally tally, int reused, Timing timing) {}

  /** A child on its way, and the score that it waits for. */
  private record Pending(Outcome outcome, Future<Score> score) {}

  /**
   * Searches, appending every score to the journal, and repeated ones to {@link #AGAIN} beside it.
   */
  public Result run(Path journalFile, int workers, Progress progress) {
    Replay known = new Replay(journalFile);
    try (Workers pool = new Workers("score", workers);
        Journal<Entry> journal = Journal.open(journalFile, Entry.class, 100, known::add);
        Repetition repetition = new Repetition(settings, journalFile, pool)) {
      Search search = Search.begin(settings, mutation, initial, seed);
      Deque<Pending> window = new ArrayDeque<>();
      for (int t = 0; t < settings.iterations(); t++) {
        while (window.size() == settings.window() || (repetition.due(t) && !window.isEmpty())) {
          search = commit(search, window.remove(), known, journal, progress);
        }
        search = repetition.of(search, t, scorer, seed);
        long began = System.nanoTime();
        Architecture child = search.breed(t);
        timing.breed(began);
        window.add(judge(t, child, search, known, pool));
      }
      while (!window.isEmpty()) {
        search = commit(search, window.remove(), known, journal, progress);
      }
      return new Result(search.population(), search.tally(), known.size(), timing);
    }
  }

  private Pending judge(int t, Architecture child, Search search, Replay known, Workers pool) {
    long began = System.nanoTime();
    Verdict verdict = budget.check(child);
    timing.limits(began);
    if (verdict instanceof Verdict.Exceeds exceeds) {
      return refused(t, child, exceeds.what(), known);
    }
    String structure = child.structure();
    Future<Score> earlier = scores.get(structure);
    if (earlier != null) {
      known.unscored(t, child);
      return pending(t, child, Double.NaN, true, false, earlier);
    }
    began = System.nanoTime();
    double estimate = screen.map(s -> s.estimate(child)).orElse(Double.NaN);
    boolean admitted = screen.map(s -> s.admits(estimate, search)).orElse(true);
    timing.estimate(began);
    if (!admitted && !screen.get().audits(t)) {
      return refused(t, child, Outcome.SCREENED, known);
    }
    Future<Score> score =
        known
            .score(t, child)
            .<Future<Score>>map(CompletableFuture::completedFuture)
            .orElseGet(() -> pool.submit(() -> scored(child, structure)));
    scores.put(structure, score);
    return pending(t, child, estimate, false, !admitted, score);
  }

  private static Pending refused(int t, Architecture child, String reason, Replay known) {
    known.unscored(t, child);
    return new Pending(Outcome.refused(t, child, reason), null);
  }

  private static Pending pending(
      int t,
      Architecture child,
      double estimate,
      boolean duplicate,
      boolean audited,
      Future<Score> score) {
    return new Pending(
        new Outcome(t, child, Optional.empty(), Optional.empty(), estimate, duplicate, audited),
        score);
  }

  private Score scored(Architecture child, String structure) {
    long began = System.nanoTime();
    Score score = scorer.score(child, seed.derive("score").derive(structure));
    timing.score(began);
    return score;
  }

  private Search commit(
      Search search, Pending pending, Replay known, Journal<Entry> journal, Progress progress) {
    Outcome outcome = pending.outcome();
    if (pending.score() != null) {
      outcome = outcome.with(Workers.await(pending.score()));
    }
    long began = System.nanoTime();
    int t = outcome.iteration();
    if (outcome.score().isPresent() && !outcome.duplicate() && !known.has(t)) {
      journal.append(Entry.of(t, outcome.child().structure(), outcome.score().get()));
    }
    Search next = search.commit(outcome);
    timing.commit(began);
    if (outcome.score().isPresent() || t + 1 == settings.iterations()) {
      progress.step(
          t + 1,
          settings.iterations(),
          next.best().map(b -> "best %.3f".formatted(b.score())).orElse("no score yet"));
    }
    return next;
  }
}
