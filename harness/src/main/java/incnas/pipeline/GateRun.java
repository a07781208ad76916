package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.correlate.Baseline;
import incnas.correlate.BaselineTables;
import incnas.correlate.Gate;
import incnas.correlate.Measurement;
import incnas.correlate.Subject;
import incnas.correlate.TrueNetwork;
import incnas.correlate.Truth;
import incnas.correlate.Verdict;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.experiment.ScoreSettings;
import incnas.experiment.TruthSettings;
import incnas.report.Csv;
import incnas.report.Table;
import incnas.run.Phase;
import incnas.run.Progress;
import incnas.run.RunLock;
import incnas.run.UserError;
import incnas.score.Effort;
import incnas.score.Proxies;
import incnas.score.Proxy;
import incnas.seed.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Recomputes the proxies of a correlation experiment and holds them against their baselines. */
public final class GateRun {
  private static final String PROXIES = "proxies.csv";
  private static final String NETWORKS = "networks.csv";

  private final Experiment experiment;
  private final RunOptions options;
  private final Scoring scoring;
  private final Map<TruthSettings, Truth> truths;

  public GateRun(Experiment experiment, RunOptions options) {
    this(experiment, options, Scoring::named);
  }

  GateRun(Experiment experiment, RunOptions options, Function<ScoreSettings, Proxy> proxies) {
    if (experiment.truths().isEmpty()) {
      throw new UserError(
          "experiment '" + experiment.name() + "' has no truths to hold its proxies against");
    }
    this.experiment = experiment;
    this.options = options;
    this.scoring = new Scoring(experiment, options, proxies);
    this.truths = Truths.of(experiment, options);
  }

  /**
   * Recomputes and compares.
   *
   * @param directory of the baselines
   * @throws UserError if there are none
   */
  public List<Verdict> check(Path directory) {
    if (!Files.exists(directory.resolve(PROXIES))) {
      throw new UserError(
          directory
              + ": no baselines; record them once with --record, where the proxies are right");
    }
    List<Baseline> baselines =
        BaselineTables.read(
            TruthTable.lines(Csv.read(directory.resolve(PROXIES))),
            TruthTable.lines(Csv.read(directory.resolve(NETWORKS))));
    List<String> absent = absent();
    return Gate.check(
        baselines.stream().filter(b -> !absent.contains(b.subject().truth())).toList(), measure());
  }

  private List<String> absent() {
    return experiment.truths().stream()
        .filter(truth -> !truths.containsKey(truth))
        .map(TruthSettings::label)
        .toList();
  }

  /**
   * Recomputes, and takes what it gives as the baselines from now on.
   *
   * @throws UserError if a truth is not there, whose baselines would be lost
   */
  public int record(Path directory) {
    if (!absent().isEmpty()) {
      throw new UserError(
          "recording would drop the baselines of "
              + String.join(", ", absent())
              + "; name the directory that holds these truths with --data DIR");
    }
    List<Baseline> baselines = new ArrayList<>();
    Seed seed = new Seed(experiment.seeds().get(0)).derive("baseline");
    for (Measurement measurement : measure()) {
      baselines.add(Baseline.of(measurement, tolerance(measurement.subject().proxy()), seed));
    }
    Csv.write(
        directory.resolve(NETWORKS),
        Table.of(
            "networks", BaselineTables.NETWORK_COLUMNS, BaselineTables.networkLines(baselines)));
    Csv.write(
        directory.resolve(PROXIES),
        Table.of("proxies", BaselineTables.COLUMNS, BaselineTables.lines(baselines)));
    return baselines.size();
  }

  private double tolerance(String label) {
    ScoreSettings score =
        experiment.rows().stream()
            .filter(row -> row.label().equals(label))
            .findFirst()
            .orElseThrow()
            .score()
            .orElseThrow();
    return Proxies.entry(score.proxy()).cost() == Effort.ARITHMETIC
        ? Baseline.EXACT
        : Baseline.ENGINE;
  }

  private List<Measurement> measure() {
    Place place = Place.of(experiment, options);
    ProxyScores scores = new ProxyScores(options, place.runs(), scoring);
    List<Measurement> measurements = new ArrayList<>();
    int parts = truths.keySet().stream().mapToInt(truth -> experiment.rows(truth).size()).sum();
    try (RunLock lock = RunLock.acquire(place.runs());
        Phase phase = new Phase(Progress.start("gate", options.progress(), options.out()), parts)) {
      Objects.requireNonNull(lock);
      for (Map.Entry<TruthSettings, Truth> entry : truths.entrySet()) {
        TruthSettings truth = entry.getKey();
        List<Architecture> networks = ProxyScores.networks(truth, entry.getValue());
        for (Row row : experiment.rows(truth)) {
          try (Progress progress = phase.part(truth.label() + ", " + row.label())) {
            measurements.add(measurement(row, truth, entry.getValue(), networks, scores, progress));
          }
        }
      }
    }
    return measurements;
  }

  private Measurement measurement(
      Row row,
      TruthSettings settings,
      Truth truth,
      List<Architecture> networks,
      ProxyScores scores,
      Progress progress) {
    ScoreSettings score = row.score().orElseThrow();
    try {
      List<Scored> scored =
          scores.of(score, settings, networks, experiment.seeds().get(0), progress);
      return new Measurement(
          new Subject(row.label(), score.profile(), settings.space(), settings.label()),
          scoring.proxy(score).direction(),
          truth.networks().stream().map(TrueNetwork::architecture).toList(),
          truth.accuracies(),
          scored.stream().map(Scored::score).toList());
    } catch (StageFailed e) {
      throw new UserError(
          "gate: " + row.label() + " on " + settings.label() + ": " + e.getMessage(), e);
    }
  }
}
