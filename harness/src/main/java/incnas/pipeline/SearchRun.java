package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.evolve.Tally;
import incnas.experiment.Experiment;
import incnas.run.Progress;
import incnas.run.RunLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs the search of an experiment's first row and seed alone: the same stage as in a whole run.
 */
public final class SearchRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final Path directory;

  /**
   * @param directory where the stage goes
   */
  public SearchRun(Experiment experiment, RunOptions options, Path directory) {
    this.experiment = experiment;
    this.options = options;
    this.directory = directory;
  }

  /**
   * The best network of a search.
   *
   * @param values of the final ranking, one per draw
   * @param searchScore what ranked it in the population
   * @param iteration that made it
   * @param timing seconds by kind of work, summed over workers, and {@code total_s} of the clock
   * @param environment versions and machine
   * @param stage directory with journal and ranking
   */
  public record Winner(
      Architecture network,
      List<Double> values,
      double searchScore,
      int iteration,
      Tally tally,
      Map<String, Object> timing,
      Map<String, Object> environment,
      Path stage) {}

  /**
   * Searches, or reads what the same search found before.
   *
   * @throws StageFailed with the reason
   */
  public Winner run() throws StageFailed {
    Cell cell = Cell.of(experiment).get(0);
    Scoring scoring = new Scoring(experiment, options);
    try (RunLock held = RunLock.acquire(directory);
        Progress progress = Progress.start("search", options.progress(), options.out())) {
      Objects.requireNonNull(held);
      SearchStage stage =
          new SearchStage(
              experiment, cell, scoring.inputs(cell.row().score().orElseThrow()), directory);
      Found found = stage.run(options, options.workers(), progress);
      return new Winner(
          Architecture.parse(
              found.structure(), experiment.search().resolution(), experiment.search().classes()),
          found.values(),
          found.searchScore().orElseThrow(),
          found.iteration(),
          found.tally().orElseThrow(),
          stage.directory().manifest().orElseThrow().timing(),
          stage.directory().manifest().orElseThrow().environment(),
          stage.directory().path());
    }
  }
}
