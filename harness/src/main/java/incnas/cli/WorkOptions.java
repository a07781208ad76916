package incnas.cli;

import incnas.run.Progress;
import incnas.run.UserError;
import picocli.CommandLine.Option;

/** How much is done at a time, and how it is told. */
final class WorkOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tasks at a time; by default one per core.")
  private Integer workers;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  int workers() {
    if (workers != null && workers < 1) {
      throw new UserError("--workers is " + workers + ", but at least 1 is needed");
    }
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }

  Progress.Mode progress() {
    return Progress.Mode.detect(quiet);
  }
}
