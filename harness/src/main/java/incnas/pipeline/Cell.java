package incnas.pipeline;

import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of the table under one seed: a search, and a training per data set. */
record Cell(Row row, long number) {
  /** The purpose of the seed of a cell's trainings. */
  static final String TRAIN = "train";

  static List<Cell> of(Experiment experiment) {
    List<Cell> cells = new ArrayList<>();
    for (Row row : Rows.of(experiment)) {
      for (long seed : experiment.seeds()) {
        cells.add(new Cell(row, seed));
      }
    }
    return cells;
  }

  Seed seed() {
    return new Seed(number);
  }

  /** Name of the cell's directory. */
  String directory() {
    return slug(row.label()) + "-seed" + number;
  }

  /** A label as part of a path. */
  static String slug(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** Name for people. */
  String title() {
    return row.label() + ", seed " + number;
  }
}
