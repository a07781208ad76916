package incnas.pipeline;

import incnas.experiment.Experiment;
import java.nio.file.Path;

/**
 * Where an experiment's files lie.
 *
 * @param runs stages of all cells
 * @param tables the tables and what they rest on
 */
record Place(Path runs, Path tables) {
  static Place of(Experiment experiment, RunOptions options) {
    String name =
        experiment.scale().equals(experiment.name())
            ? experiment.name()
            : experiment.name() + "-" + experiment.scale();
    return new Place(
        options.results().resolve("runs").resolve(name),
        options.results().resolve(options.label().orElse(name)));
  }

  Path cell(Cell cell) {
    return runs.resolve(cell.directory());
  }
}
