package incnas.pipeline;

import incnas.correlate.Bootstrap;
import incnas.experiment.Experiment;
import incnas.experiment.TimedNetwork;
import incnas.experiment.TimingSettings;
import incnas.network.NativeEngine;
import incnas.report.Failure;
import incnas.report.PublishedTables;
import incnas.report.Table;
import incnas.run.Phase;
import incnas.run.Progress;
import incnas.run.RunLock;
import incnas.run.UserError;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Measures how long the proxies of an experiment's rows take to score given networks, one score at
 * a time whatever the number of workers. A network that fails is listed; the rest goes on.
 */
public final class TimingRun {
  private final Experiment experiment;
  private final TimingSettings timing;
  private final RunOptions options;
  private final Place place;
  private final Scoring scoring;
  private final Map<TimedNetwork, List<Trial>> trials = new LinkedHashMap<>();
  private final Map<String, Failure> failures = new TreeMap<>();
  private final Map<String, String> stages = new TreeMap<>();

  public TimingRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.timing = experiment.timing().orElseThrow();
    this.options = options;
    this.place = Place.of(experiment, options);
    this.scoring = new Scoring(experiment, options);
  }

  public Outcome run() {
    Objects.requireNonNull(NativeEngine.start());
    try (RunLock lock = RunLock.acquire(place.runs())) {
      Objects.requireNonNull(lock);
      try (Phase phase =
          new Phase(
              Progress.start("time", options.progress(), options.out()),
              timing.networks().size())) {
        for (TimedNetwork network : timing.networks()) {
          measure(network, phase);
        }
      }
      return write();
    }
  }

  private void measure(TimedNetwork network, Phase phase) {
    try (Progress progress = phase.part(network.label())) {
      TimingStage stage = stage(network);
      trials.put(network, stage.run(options, progress));
      Path path = place.runs().relativize(stage.directory().path());
      stages.put(path.toString().replace('\\', '/'), stage.directory().fingerprint().sha256());
    } catch (StageFailed e) {
      failures.put(network.label(), new Failure(network.label(), e.stage(), e.getMessage()));
    }
  }

  private TimingStage stage(TimedNetwork network) throws StageFailed {
    try {
      return new TimingStage(
          experiment, network, scoring, place.runs().resolve(Cell.slug(network.label())));
    } catch (UserError | IllegalArgumentException e) {
      throw new StageFailed("timing", e.getMessage());
    }
  }

  private Outcome write() {
    String id = experiment.table().isEmpty() ? "table" : experiment.table();
    ResultFiles files = new ResultFiles(place.tables());
    TimingTables tables =
        new TimingTables(
            experiment,
            trials,
            PublishedTables.of(options.home()).find(experiment.table()),
            new Bootstrap(
                new Seed(experiment.seeds().get(0)).derive("trials"), timing.resamples()));
    Table table = tables.times(id);
    files.put(id + ".csv", table);
    files.put("trials.csv", tables.trials());
    files.put(List.copyOf(failures.values()));
    files.finish(experiment, options.home(), stages);
    return new Outcome(table, place.tables(), List.of(), List.copyOf(failures.values()));
  }
}
