package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Dataset;
import incnas.experiment.Experiment;
import incnas.experiment.SampleSettings;
import incnas.experiment.ScoreSettings;
import incnas.experiment.SearchSettings;
import incnas.experiment.TimedNetwork;
import incnas.experiment.TimingSettings;
import incnas.experiment.TrainSettings;
import incnas.run.StageDirectory;
import incnas.run.UserError;
import incnas.score.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run would do, in words; looks at what is there and touches nothing. */
public final class Plan {
  /** Passes that one training step costs, in forward passes: forward, and two gradients. */
  private static final int TRAIN_PASSES = 3;

  /** Multiply-accumulates a second of one worker on small networks: an order of magnitude. */
  private static final double WORKER_RATE = 5e9;

  private final Experiment experiment;
  private final RunOptions options;
  private final Place place;
  private final Scoring scoring;
  private Optional<TeacherSource> teacher = Optional.empty();
  private double work;
  private boolean unfinished;

  private Plan(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.place = Place.of(experiment, options);
    this.scoring = new Scoring(experiment, options);
  }

  public static List<String> of(Experiment experiment, RunOptions options) {
    return new Plan(experiment, options).lines();
  }

  private List<String> correlations() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, scale %s: %d proxies x %d seeds"
            .formatted(
                experiment.title(),
                experiment.scale(),
                experiment.rows().size(),
                experiment.seeds().size()));
    lines.add("tables to " + place.tables() + ", stages to " + place.runs());
    try {
      Truths.of(experiment, options)
          .forEach(
              (settings, truth) ->
                  lines.add(
                      "truth %s: %d networks of %s, held against %d proxies"
                          .formatted(
                              settings.label(),
                              truth.size(),
                              truth.source(),
                              experiment.rows(settings).size())));
    } catch (UserError e) {
      lines.add("the run would stop at once: " + e.getMessage());
    }
    return lines;
  }

  private List<String> timings(TimingSettings timing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, scale %s: %d proxies timed on %d networks"
            .formatted(
                experiment.title(),
                experiment.scale(),
                experiment.rows().size(),
                timing.networks().size()));
    lines.add("tables to " + place.tables() + ", stages to " + place.runs());
    for (TimedNetwork network : timing.networks()) {
      lines.add(
          "network %s at %dx%d: %d trials of each proxy in turn, after %d that do not count"
              .formatted(
                  network.label(),
                  network.resolution(),
                  network.resolution(),
                  timing.trials(),
                  timing.warmUp()));
    }
    return lines;
  }

  private List<String> lines() {
    if (experiment.timing().isPresent()) {
      return timings(experiment.timing().get());
    }
    if (!experiment.truths().isEmpty()) {
      return correlations();
    }
    List<String> lines = new ArrayList<>();
    SearchSettings search = experiment.search();
    TrainSettings train = experiment.train();
    lines.add(
        "%s, scale %s: %d %s x %d seeds, data sets %s"
            .formatted(
                experiment.title(),
                experiment.scale(),
                experiment.sample().map(SampleSettings::count).orElse(experiment.rows().size()),
                experiment.sample().isPresent() ? "networks" : "rows",
                experiment.seeds().size(),
                train.datasets().isEmpty() ? "none" : String.join(", ", train.datasets())));
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
    if (!train.datasets().isEmpty()) {
      lines.add(training(train));
    }
    Optional<Sets> sets = sets(lines);
    for (Cell cell : Cell.of(experiment)) {
      cell(cell, sets, lines);
    }
    lines.add(estimate());
    return lines;
  }

  private static String training(TrainSettings train) {
    return "each training: %d epochs, batch %d, %s images, %s test images"
        .formatted(
            train.epochs(), train.batch(), count(train.trainImages()), count(train.testImages()));
  }

  private void cell(Cell cell, Optional<Sets> sets, List<String> lines) {
    if (cell.row().structure().isPresent()) {
      lines.add(cell.title() + ": given " + cell.row().structure().get());
      datasets(cell, cell.row().structure().get(), sets, lines);
      return;
    }
    Optional<Inputs> inputs = inputs(cell, lines);
    if (inputs.isEmpty()) {
      return;
    }
    SearchStage stage = new SearchStage(experiment, cell, inputs.get(), place.cell(cell));
    State search = state(stage.directory());
    lines.add(cell.title() + ": search " + search.words);
    if (search != State.DONE) {
      work += searchWork(cell) + experiment.train().datasets().size() * trainWork(null);
      return;
    }
    String structure = stage.found().structure();
    lines.add("  found " + structure);
    datasets(cell, structure, sets, lines);
  }

  private void datasets(Cell cell, String structure, Optional<Sets> sets, List<String> lines) {
    for (String name : experiment.train().datasets()) {
      lines.add(
          "  "
              + name
              + ": "
              + sets.map(s -> dataset(cell, structure, s.used(name, cell.seed())))
                  .orElse("data missing"));
    }
  }

  /** The stages of one training, each as far as the one before it is done. */
  private String dataset(Cell cell, String structure, Dataset used) {
    Path parent = place.cell(cell).resolve(used.name());
    TrainStage train = new TrainStage(experiment, cell, structure, used, teacher, parent);
    State training = state(train.directory());
    if (training != State.DONE) {
      work += trainWork(network(structure));
      return "training " + training.words;
    }
    ExportStage export = new ExportStage(experiment, cell, train, used, parent);
    State exported = state(export.directory());
    if (exported != State.DONE) {
      return "training reused, export " + exported.words;
    }
    EvaluateStage evaluate = new EvaluateStage(experiment, train, export, used, parent);
    return "training and export reused, evaluation " + state(evaluate.directory()).words;
  }

  private String estimate() {
    if (!unfinished) {
      return "nothing is left to do but the tables";
    }
    if (work == 0 && Double.isInfinite(experiment.search().limits().flops())) {
      return "estimate: none, since neither search.limits.flops nor a finished search bounds it";
    }
    return "estimate, an upper bound from the FLOPs limit: %.3g multiply-accumulates; %s where each of %d workers does 5e9 a second, as small networks do on a CPU core"
        .formatted(work, duration(work / (WORKER_RATE * options.workers())), options.workers());
  }

  /** How much of a stage is there. */
  private enum State {
    DONE("reused"),
    BEGUN("goes on"),
    DAMAGED("damaged, done again"),
    NEW("new");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  private State state(StageDirectory directory) {
    if (!options.fresh() && directory.isComplete()) {
      return State.DONE;
    }
    unfinished = true;
    if (options.fresh() || directory.manifest().isEmpty()) {
      return State.NEW;
    }
    return directory.damage().isPresent() ? State.DAMAGED : State.BEGUN;
  }

  private Optional<Inputs> inputs(Cell cell, List<String> lines) {
    try {
      return Optional.of(scoring.inputs(cell.row().score().orElseThrow()));
    } catch (UserError e) {
      lines.add("the run would stop at once: " + e.getMessage());
      unfinished = true;
      return Optional.empty();
    }
  }

  /** The data sets, and the teacher, or a line that says why the run would stop before it began. */
  private Optional<Sets> sets(List<String> lines) {
    try {
      Sets sets = new Sets(experiment, options);
      teacher = TeacherSource.of(experiment, options);
      return Optional.of(sets);
    } catch (UserError e) {
      lines.add("the run would stop at once: " + e.getMessage());
      unfinished = true;
      return Optional.empty();
    }
  }

  private Architecture network(String structure) {
    return Architecture.parse(
        structure, experiment.search().resolution(), experiment.search().classes());
  }

  private double searchWork(Cell cell) {
    double flops = experiment.search().under(cell.row().limits()).limits().flops();
    ScoreSettings score = cell.row().score().orElseThrow();
    boolean forward = !score.proxy().matches("entropy|effectiveness");
    return Double.isInfinite(flops) || !forward
        ? 0
        : 2.0 * flops * score.batch() * draws(experiment.search(), score.draws());
  }

  /** Draws of a search at most: of its candidates, of members again, of the final ranking. */
  private static double draws(SearchSettings search, int draws) {
    boolean estimated = search.fidelity().equals(SearchSettings.CLOSED_FORM);
    int rounds = search.rescoreEvery() == 0 ? 0 : (search.iterations() - 1) / search.rescoreEvery();
    double candidates = estimated ? search.population() : search.iterations();
    double again = estimated ? 0 : (double) rounds * search.population();
    return draws * (candidates + again) + (double) search.last().members() * search.last().draws();
  }

  private double trainWork(Architecture found) {
    TrainSettings train = experiment.train();
    double flops =
        found == null
            ? experiment.search().limits().flops()
            : Cost.of(found, Variant.of(Semantics.of(train.semantics()))).macs();
    double images = train.trainImages() == 0 ? 50_000 : train.trainImages();
    return Double.isInfinite(flops) ? 0 : flops * images * train.epochs() * TRAIN_PASSES;
  }

  private static String limit(double value) {
    return Double.isInfinite(value) ? "none" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String count(int images) {
    return images == 0 ? "all" : String.valueOf(images);
  }

  private static String duration(double seconds) {
    return seconds < 60
        ? "less than a minute"
        : seconds < 5400
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
