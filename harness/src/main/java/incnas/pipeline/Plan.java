package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.Experiment;
import incnas.experiment.SearchSettings;
import incnas.experiment.TrainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run would do, in words; looks at what is there and touches nothing. */
public final class Plan {
  /** Passes that one training step costs, in forward passes: forward, and two gradients. */
  private static final int TRAIN_PASSES = 3;

  /** Multiply-accumulates a second of one worker on small networks: an order of magnitude. */
  private static final double WORKER_RATE = 5e9;

  private final Experiment experiment;
  private final RunOptions options;
  private final Place place;

  private Plan(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.place = Place.of(experiment, options);
  }

  public static List<String> of(Experiment experiment, RunOptions options) {
    return new Plan(experiment, options).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    SearchSettings search = experiment.search();
    TrainSettings train = experiment.train();
    lines.add(
        "%s, scale %s: %d rows x %d seeds, data sets %s"
            .formatted(
                experiment.title(),
                experiment.scale(),
                experiment.rows().size(),
                experiment.seeds().size(),
                String.join(", ", train.datasets())));
    lines.add("tables to " + place.tables() + ", stages to " + place.runs());
    lines.add(
        "each search: space %s, T = %d attempts, N = %d, W = %d, limits: layers %d, params %s, FLOPs %s"
            .formatted(
                search.space(),
                search.iterations(),
                search.population(),
                search.window(),
                search.limits().layers(),
                limit(search.limits().params()),
                limit(search.limits().flops())));
    lines.add(
        "each training: %d epochs, batch %d, %s images, %s test images"
            .formatted(
                train.epochs(),
                train.batch(),
                count(train.trainImages()),
                count(train.testImages())));
    double work = 0;
    for (Cell cell : Cell.of(experiment)) {
      SearchStage stage = new SearchStage(experiment, cell, place.cell(cell));
      boolean done = !options.fresh() && stage.directory().isComplete();
      boolean begun = !options.fresh() && stage.directory().manifest().isPresent();
      lines.add(
          cell.title()
              + ": search "
              + (done ? "reused, " + stage.found().structure() : begun ? "goes on" : "new"));
      work += done ? 0 : searchWork(cell);
      work += trainWork(done ? network(stage.found().structure()) : null);
    }
    lines.add(
        work > 0
            ? "estimate, an upper bound from the FLOPs limit: %.3g multiply-accumulates; %s where each of %d workers does 5e9 a second, as small networks do on a CPU core"
                .formatted(
                    work, duration(work / (WORKER_RATE * options.workers())), options.workers())
            : "estimate: none, since neither search.limits.flops nor a finished search bounds it");
    return lines;
  }

  private Architecture network(String structure) {
    return Architecture.parse(
        structure, experiment.search().resolution(), experiment.search().classes());
  }

  private double searchWork(Cell cell) {
    double flops = experiment.search().limits().flops();
    boolean forward = !cell.row().score().proxy().matches("entropy|effectiveness");
    return Double.isInfinite(flops) || !forward
        ? 0
        : 2.0
            * flops
            * experiment.search().iterations()
            * cell.row().score().batch()
            * cell.row().score().draws();
  }

  private double trainWork(Architecture found) {
    TrainSettings train = experiment.train();
    double flops =
        found == null
            ? experiment.search().limits().flops()
            : Cost.of(found, Variant.of(Semantics.of(train.semantics()))).macs();
    double images = train.trainImages() == 0 ? 50_000 : train.trainImages();
    return Double.isInfinite(flops)
        ? 0
        : flops * images * train.epochs() * TRAIN_PASSES * train.datasets().size();
  }

  private static String limit(double value) {
    return Double.isInfinite(value) ? "none" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String count(int images) {
    return images == 0 ? "all" : String.valueOf(images);
  }

  private static String duration(double seconds) {
    return seconds < 5400
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
