package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.experiment.ScoreSettings;
import incnas.experiment.TimedNetwork;
import incnas.experiment.TimingSettings;
import incnas.network.NativeEngine;
import incnas.run.Environment;
import incnas.run.Json;
import incnas.run.Progress;
import incnas.run.StageDirectory;
import incnas.score.Inputs;
import incnas.score.Probe;
import incnas.score.Proxy;
import incnas.score.Score;
import incnas.seed.Seed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the scores of every row on one network.
 *
 * <p>The rows take turns trial by trial, one score at a time, each in one thread; a trial of all
 * rows has the same seed, so that they show the network the same images. Nothing but the score
 * stands between the two readings of the clock. The times are those of this machine, which is
 * therefore part of the stage's definition: only their ratio can be compared with another's.
 */
final class TimingStage {
  private static final String TRIALS = "trials.json";

  /** A row with all that its score needs. */
  private record Contender(String label, Proxy proxy, ScoreSettings score, Inputs inputs) {
    Probe probe(Seed seed) {
      return Scoring.probe(score, seed, inputs);
    }
  }

  private final TimingSettings timing;
  private final TimedNetwork network;
  private final List<Contender> contenders = new ArrayList<>();
  private final Seed seed;
  private final StageDirectory directory;

  TimingStage(Experiment experiment, TimedNetwork network, Scoring scoring, Path parent) {
    this.timing = experiment.timing().orElseThrow();
    this.network = network;
    this.seed = new Seed(experiment.seeds().get(0)).derive("timing");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : experiment.rows()) {
      ScoreSettings score = row.score().orElseThrow();
      Inputs inputs = scoring.inputs(score);
      contenders.add(new Contender(row.label(), scoring.proxy(score), score, inputs));
      rows.add(
          Map.of("label", row.label(), "score", Definition.of(score), "inputs", inputs.describe()));
    }
    Map<String, Object> facts = Environment.of(parent);
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("network", Definition.of(network));
    definition.put("rows", rows);
    definition.put("trials", timing.trials());
    definition.put("warm-up", timing.warmUp());
    definition.put("seed", experiment.seeds().get(0));
    definition.put("program", Environment.version());
    definition.put("engine", NativeEngine.start().version());
    for (String fact : List.of("java", "cpu", "cores")) {
      definition.put(fact, facts.get(fact));
    }
    this.directory = StageDirectory.open(parent, "timing", definition);
  }

  StageDirectory directory() {
    return directory;
  }

  /** The trials in the order in which they were run. */
  List<Trial> run(RunOptions options, Progress progress) throws StageFailed {
    Stage.run(directory, options, NativeEngine.start().facts(), () -> measure(progress));
    return List.of(Json.read(directory.path(TRIALS), Trial[].class));
  }

  private Stage.Done measure(Progress progress) throws StageFailed {
    Architecture architecture =
        Architecture.parse(network.structure(), network.resolution(), network.classes());
    int rounds = timing.warmUp() + timing.trials();
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int number = round - timing.warmUp();
      for (Contender contender : contenders) {
        Trial trial = trial(contender, architecture, number, seed.derive("trial", round));
        if (number >= 0) {
          trials.add(trial);
        }
      }
      progress.step(round + 1, rounds, number < 0 ? "warm-up" : "");
    }
    Json.write(directory.path(TRIALS), trials);
    return new Stage.Done(List.of(TRIALS), Map.of());
  }

  private static Trial trial(
      Contender contender, Architecture architecture, int number, Seed trialSeed)
      throws StageFailed {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Proxy proxy = contender.proxy();
    Probe probe = contender.probe(trialSeed);
    long cpu = threads.getCurrentThreadCpuTime();
    long clock = System.nanoTime();
    Score score = proxy.score(architecture, probe);
    long wall = System.nanoTime() - clock;
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    if (score instanceof Score.Undefined undefined) {
      throw new StageFailed(
          "timing", contender.label() + " has no score to be timed: " + undefined.reason());
    }
    return new Trial(contender.label(), number, wall / 1e9, cpu / 1e9);
  }
}
