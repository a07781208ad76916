package incnas.evolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import incnas.architecture.Architecture;
import incnas.experiment.FinalSettings;
import incnas.experiment.LimitSettings;
import incnas.experiment.MutationSettings;
import incnas.experiment.ScreenSettings;
import incnas.experiment.SearchSettings;
import incnas.run.Progress;
import incnas.score.Score;
import incnas.seed.Seed;
import incnas.space.Budget;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Searches that cost nothing: limits are real, scores are made of the network's hash. */
final class Searches {
  private Searches() {}

  /** About 40 values, so that ties are common; one child in about 40 has no score. */
  static final Scorer HASH =
      (network, seed) -> {
        long hash = seed.derive(network.structure()).value();
        int value = Math.floorMod(hash, 41);
        return value == 0
            ? new Score.Undefined("the hash says so")
            : new Score.Known(List.of(value / 4.0, value / 2.0));
      };

  static SearchSettings settings(int iterations, int population, int window) {
    return settings(iterations, population, window, "uniform");
  }

  static SearchSettings settings(int iterations, int population, int window, String parent) {
    MutationSettings mutation =
        new MutationSettings(
            parent,
            10,
            2,
            List.of(2.5, 2.0, 1.5, 1.25, 1.0, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5),
            List.of(-2, -1, 0, 1, 2),
            "official-code",
            6,
            3);
    LimitSettings limits = new LimitSettings("zennas-budget", "official-code", 9, 1e6, 2e8, 0.5);
    return new SearchSettings(
        "A",
        Optional.empty(),
        32,
        100,
        iterations,
        population,
        window,
        SearchSettings.FULL,
        new ScreenSettings(3, 30, 0.05),
        0,
        new FinalSettings(4, 3),
        mutation,
        limits);
  }

  /** The same search at another fidelity, with its audit, repetition or window changed. */
  static SearchSettings with(
      SearchSettings s, String fidelity, ScreenSettings screen, int rescoreEvery) {
    return new SearchSettings(
        s.space(),
        s.initial(),
        s.resolution(),
        s.classes(),
        s.iterations(),
        s.population(),
        s.window(),
        fidelity,
        screen,
        rescoreEvery,
        s.last(),
        s.mutation(),
        s.limits());
  }

  static Mutation mutation(SearchSettings settings) {
    return Mutation.of(SearchSpace.of(settings.space()), settings.mutation());
  }

  static Budget budget(SearchSettings settings) {
    return new Budget(settings.limits());
  }

  static Architecture initial(SearchSettings settings) {
    return new Architecture(
        SearchSpace.of(settings.space()).initial(), settings.resolution(), settings.classes());
  }

  static Evolution.Result run(
      SearchSettings settings, long seed, Scorer scorer, Path journal, int workers) {
    return run(settings, seed, scorer, Optional.empty(), journal, workers);
  }

  static Evolution.Result run(
      SearchSettings settings,
      long seed,
      Scorer scorer,
      Optional<Scorer> estimator,
      Path journal,
      int workers) {
    try (Progress progress = quiet()) {
      return new Evolution(
              settings,
              initial(settings),
              mutation(settings),
              budget(settings),
              scorer,
              estimator,
              new Seed(seed))
          .run(journal, workers, progress);
    }
  }

  private static Progress quiet() {
    return Progress.start(
        "search",
        Progress.Mode.QUIET,
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
  }

  /** Everything that a search found but for its times and what it took from a journal. */
  static String found(Evolution.Result result) {
    return result.population() + "\n" + describe(result.tally());
  }

  private static String describe(Tally tally) {
    return "%d %d %d %d %d %s"
        .formatted(
            tally.attempts(),
            tally.scored(),
            tally.duplicates(),
            tally.audited(),
            tally.missed(),
            new TreeMap<>(tally.rejected()));
  }
}
