package incnas.pipeline;

import incnas.data.Dataset;
import incnas.evaluate.CrossCheck;
import incnas.experiment.Experiment;
import incnas.network.NativeEngine;
import incnas.report.Failure;
import incnas.report.Table;
import incnas.run.Phase;
import incnas.run.Progress;
import incnas.run.RunLock;
import incnas.run.StageDirectory;
import incnas.run.Workers;
import incnas.score.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Runs an experiment: all searches, then a training, export and evaluation per cell and data set,
 * then the tables. A cell that fails is listed; the rest goes on.
 */
public final class ExperimentRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final Place place;
  private final List<Cell> cells;
  private final Scoring scoring;
  private final Map<Cell, Found> found = new LinkedHashMap<>();
  private final Map<Cell, List<CellResult>> results = new LinkedHashMap<>();
  private final Map<String, Failure> failures = new TreeMap<>();
  private final Map<String, String> stages = new TreeMap<>();
  private final Map<Cell, SearchTime> times = new LinkedHashMap<>();
  private final Map<Cell, Curve> curves = new LinkedHashMap<>();

  public ExperimentRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.place = Place.of(experiment, options);
    this.cells = Cell.of(experiment);
    this.scoring = new Scoring(experiment, options);
  }

  public Outcome run() {
    Sets sets = new Sets(experiment, options);
    Objects.requireNonNull(NativeEngine.start().device(experiment.train().device()));
    Optional<TeacherSource> teacher = TeacherSource.of(experiment, options);
    teacher.ifPresent(t -> experiment.train().datasets().forEach(n -> t.check(sets.whole(n))));
    try (RunLock held = RunLock.acquire(place.runs())) {
      Objects.requireNonNull(held);
      search();
      train(sets, teacher);
      Table table =
          new Results(
                  experiment,
                  place,
                  cells,
                  found,
                  times,
                  curves,
                  results,
                  List.copyOf(failures.values()),
                  stages)
              .write(options);
      return new Outcome(table, place.tables(), checks(), List.copyOf(failures.values()));
    }
  }

  private List<CrossCheck> checks() {
    return cells.stream()
        .flatMap(cell -> results.getOrDefault(cell, List.of()).stream())
        .map(CellResult::check)
        .toList();
  }

  /** Searches one after another with all workers inside, or side by side where W leaves room. */
  private void search() {
    int inside = Math.min(options.workers(), experiment.search().window());
    int beside = Math.max(1, options.workers() / inside);
    List<Callable<Void>> tasks = new ArrayList<>();
    List<Cell> searched = new ArrayList<>();
    for (Cell cell : cells) {
      cell.row()
          .structure()
          .ifPresentOrElse(given -> keep(cell, Found.given(given)), () -> searched.add(cell));
    }
    if (searched.isEmpty()) {
      return;
    }
    try (Phase phase = phase("search", searched.size())) {
      for (Cell cell : searched) {
        Inputs inputs = scoring.inputs(cell.row().score().orElseThrow());
        Progress progress = phase.part(cell.title());
        tasks.add(
            () -> {
              try (progress) {
                SearchStage stage = new SearchStage(experiment, cell, inputs, place.cell(cell));
                keep(cell, stage.run(options, inside, progress));
                keep(stage.directory());
                keep(cell, stage.curve());
                SearchTime.of(stage.directory()).ifPresent(time -> keep(cell, time));
              } catch (StageFailed e) {
                fail(cell.title(), e);
              }
              return null;
            });
      }
      all(tasks, beside);
    }
  }

  private void train(Sets sets, Optional<TeacherSource> teacher) {
    if (experiment.train().datasets().isEmpty()) {
      return;
    }
    List<Callable<Void>> tasks = new ArrayList<>();
    Gpus gpus = Gpus.of(experiment.train().device(), NativeEngine.start().gpus());
    int beside = gpus.beside(Math.max(1, options.workers() / experiment.train().threads()));
    List<Cell> alive = cells.stream().filter(found::containsKey).toList();
    try (Phase phase = phase("train", alive.size() * experiment.train().datasets().size())) {
      for (Cell cell : alive) {
        for (String name : experiment.train().datasets()) {
          Progress progress = phase.part(cell.title() + ", " + name);
          tasks.add(
              () -> {
                int gpu = gpus.take();
                try (progress) {
                  Dataset used = sets.used(name, cell.seed());
                  keep(cell, cell(cell, used, teacher, gpu, progress));
                } catch (StageFailed e) {
                  fail(cell.title() + ", " + name, e);
                } finally {
                  gpus.give(gpu);
                }
                return null;
              });
        }
      }
      all(tasks, beside);
    }
  }

  private CellResult cell(
      Cell cell, Dataset used, Optional<TeacherSource> teacher, int gpu, Progress progress)
      throws StageFailed {
    Path parent = place.cell(cell).resolve(used.name());
    TrainStage train =
        new TrainStage(experiment, cell, found.get(cell).structure(), used, teacher, parent);
    TrainStage.Trained trained = train.run(options, gpu, progress);
    ExportStage export = new ExportStage(experiment, cell, train, used, parent);
    export.run(options);
    EvaluateStage evaluate = new EvaluateStage(experiment, train, export, used, parent);
    CrossCheck check = evaluate.run(options);
    keep(train.directory());
    keep(export.directory());
    keep(evaluate.directory());
    return new CellResult(used.name(), trained, check);
  }

  private Phase phase(String task, int parts) {
    return new Phase(Progress.start(task, options.progress(), options.out()), parts);
  }

  private synchronized void keep(Cell cell, Found value) {
    found.put(cell, value);
  }

  private synchronized void keep(Cell cell, Curve curve) {
    curves.put(cell, curve);
  }

  private synchronized void keep(Cell cell, SearchTime time) {
    times.put(cell, time);
  }

  private synchronized void keep(StageDirectory stage) {
    String name = place.runs().relativize(stage.path()).toString().replace('\\', '/');
    stages.put(name, stage.fingerprint().sha256());
  }

  private synchronized void keep(Cell cell, CellResult result) {
    results.computeIfAbsent(cell, c -> new ArrayList<>()).add(result);
  }

  private synchronized void fail(String cell, StageFailed e) {
    failures.put(cell, new Failure(cell, e.stage(), e.getMessage()));
  }

  private static void all(List<Callable<Void>> tasks, int beside) {
    try (Workers workers = new Workers("cell", beside)) {
      workers.all(tasks);
    }
  }
}
