package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.correlate.Bootstrap;
import incnas.correlate.Column;
import incnas.correlate.Contrast;
import incnas.correlate.Correlation;
import incnas.correlate.NoiseCeiling;
import incnas.correlate.ScatterPlot;
import incnas.correlate.Truth;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.experiment.ScoreSettings;
import incnas.experiment.TruthSettings;
import incnas.network.NativeEngine;
import incnas.report.Failure;
import incnas.report.Table;
import incnas.run.Phase;
import incnas.run.Progress;
import incnas.run.RunLock;
import incnas.score.Proxies;
import incnas.score.RankCombination;
import incnas.score.Score;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Holds the proxies of an experiment's rows against known accuracies. A proxy that fails is listed;
 * the rest goes on.
 */
public final class CorrelationRun {
  private final Experiment experiment;
  private final RunOptions options;
  private final Place place;
  private final Scoring scoring;
  private final ProxyScores scores;
  private final Map<TruthSettings, Truth> truths;
  private final List<HeldProxy> held = new ArrayList<>();
  private final Map<String, Failure> failures = new TreeMap<>();

  public CorrelationRun(Experiment experiment, RunOptions options) {
    this.experiment = experiment;
    this.options = options;
    this.place = Place.of(experiment, options);
    this.scoring = new Scoring(experiment, options);
    this.scores = new ProxyScores(options, place.runs(), scoring);
    this.truths = Truths.of(experiment, options);
  }

  public Outcome run() {
    Objects.requireNonNull(NativeEngine.start());
    try (RunLock lock = RunLock.acquire(place.runs())) {
      Objects.requireNonNull(lock);
      int parts =
          experiment.seeds().size()
              * truths.keySet().stream().mapToInt(truth -> experiment.rows(truth).size()).sum();
      try (Phase phase =
          new Phase(Progress.start("score", options.progress(), options.out()), parts)) {
        truths.forEach((settings, truth) -> hold(settings, truth, phase));
      }
      return write();
    }
  }

  private void hold(TruthSettings settings, Truth truth, Phase phase) {
    List<Architecture> networks = ProxyScores.networks(settings, truth);
    for (Row row : experiment.rows(settings)) {
      for (long seed : experiment.seeds()) {
        String title = settings.label() + ", " + row.label() + ", seed " + seed;
        try (Progress progress = phase.part(title)) {
          held.add(hold(settings, truth, networks, row, seed, progress));
        } catch (StageFailed e) {
          failures.put(title, new Failure(title, e.stage(), e.getMessage()));
        }
      }
    }
  }

  private HeldProxy hold(
      TruthSettings settings,
      Truth truth,
      List<Architecture> networks,
      Row row,
      long seed,
      Progress progress)
      throws StageFailed {
    ScoreSettings score = row.score().orElseThrow();
    Optional<RankCombination> combination =
        Proxies.combinations().stream().filter(c -> c.name().equals(score.proxy())).findFirst();
    List<List<Scored>> parts = new ArrayList<>();
    List<String> names = combination.map(RankCombination::parts).orElse(List.of(score.proxy()));
    for (String name : names) {
      parts.add(scores.of(score.withProxy(name), settings, networks, seed, progress));
    }
    double seconds =
        parts.stream()
            .mapToDouble(p -> p.stream().mapToDouble(Scored::seconds).average().orElse(0))
            .sum();
    Column column =
        combination
            .map(c -> combined(c, row.label(), parts))
            .orElseGet(() -> single(row.label(), score, parts.get(0)));
    Bootstrap bootstrap = bootstrap(seed);
    return new HeldProxy(
        settings,
        row,
        seed,
        column,
        Correlation.of(column, truth.accuracies(), bootstrap),
        Optional.ofNullable(settings.published().get(row.label()))
            .map(
                published ->
                    Contrast.of(
                        column,
                        truth.published(row.label(), column.direction()),
                        truth.accuracies(),
                        bootstrap)),
        seconds);
  }

  private Bootstrap bootstrap(long seed) {
    return new Bootstrap(new Seed(seed).derive("networks"), experiment.correlation().resamples());
  }

  private Column single(String label, ScoreSettings score, List<Scored> known) {
    return Column.ofScores(
        label, scoring.proxy(score).direction(), known.stream().map(Scored::score).toList());
  }

  private static Column combined(
      RankCombination combination, String label, List<List<Scored>> parts) {
    double[] combined =
        combination.combine(
            parts.stream()
                .map(p -> p.stream().mapToDouble(s -> mean(s.score())).toArray())
                .toList());
    return new Column(
        label,
        combination.direction(),
        Arrays.stream(combined)
            .mapToObj(v -> Double.isNaN(v) ? OptionalDouble.empty() : OptionalDouble.of(v))
            .toList());
  }

  private static double mean(Score score) {
    return score instanceof Score.Known known ? known.mean() : Double.NaN;
  }

  private Outcome write() {
    ResultFiles files = new ResultFiles(place.tables());
    CorrelationTables tables = new CorrelationTables(held);
    Table table = tables.correlations();
    files.put("correlation.csv", table);
    files.put("truths.csv", CorrelationTables.truths(ceilings()));
    truths.forEach(
        (settings, truth) -> {
          files.put("scores-" + settings.label() + ".csv", tables.scores(settings, truth));
          if (experiment.correlation().plots()) {
            plot(settings, truth, files);
          }
        });
    files.put(List.copyOf(failures.values()));
    files.finish(experiment, options.home(), scores.stages());
    return new Outcome(table, place.tables(), List.of(), List.copyOf(failures.values()));
  }

  private Map<TruthSettings, CorrelationTables.Ceiling> ceilings() {
    Map<TruthSettings, CorrelationTables.Ceiling> ceilings = new LinkedHashMap<>();
    Bootstrap bootstrap = bootstrap(experiment.seeds().get(0));
    truths.forEach(
        (settings, truth) ->
            ceilings.put(
                settings,
                new CorrelationTables.Ceiling(
                    truth, NoiseCeiling.of(truth.accuraciesBySeed(), bootstrap))));
    return ceilings;
  }

  private void plot(TruthSettings settings, Truth truth, ResultFiles files) {
    for (HeldProxy one : held) {
      if (one.truth().equals(settings) && one.seed() == experiment.seeds().get(0)) {
        String folder = "plots/" + settings.label();
        String name = Cell.slug(one.row().label());
        ScatterPlot.of(
                settings.space() + " " + settings.dataset(),
                one.column(),
                truth.accuracies(),
                one.correlation())
            .write(files.directory().resolve(folder), name);
        files.wrote(folder + "/" + name + ".svg");
        files.wrote(folder + "/" + name + ".png");
      }
    }
  }
}
