package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.experiment.ScoreSettings;
import incnas.network.NativeEngine;
import incnas.run.Environment;
import incnas.run.Fingerprint;
import incnas.run.Journal;
import incnas.run.Progress;
import incnas.run.StageDirectory;
import incnas.run.UserError;
import incnas.run.Workers;
import incnas.score.Inputs;
import incnas.score.Proxy;
import incnas.score.Score;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One proxy's scores of many networks. The score of a network depends on the seed and its index
 * alone, so that workers and kills change nothing but the order of the journal's lines.
 */
final class ScoreStage {
  private static final String JOURNAL = "journal.jsonl";
  private static final int SYNC_EVERY = 20;

  private final ScoreSettings settings;
  private final Proxy proxy;
  private final Inputs inputs;
  private final List<Architecture> networks;
  private final Seed seed;
  private final StageDirectory directory;

  ScoreStage(
      ScoreSettings settings,
      Proxy proxy,
      Inputs inputs,
      List<Architecture> networks,
      long seed,
      Path parent) {
    this.settings = settings;
    this.proxy = proxy;
    this.inputs = inputs;
    this.networks = networks;
    this.seed = new Seed(seed).derive("score");
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("score", Definition.of(settings));
    definition.put("inputs", inputs.describe());
    definition.put("networks", identity(networks));
    definition.put("seed", seed);
    definition.put("program", Environment.version());
    definition.put("engine", NativeEngine.start().version());
    directory = StageDirectory.open(parent, "scores", definition);
  }

  private static String identity(List<Architecture> networks) {
    return Fingerprint.of(
            networks.stream()
                .map(net -> net.resolution() + " " + net.classes() + " " + net.structure())
                .toList())
        .sha256();
  }

  StageDirectory directory() {
    return directory;
  }

  /** The scores in the order of the networks. */
  List<Scored> run(RunOptions options, Progress progress) throws StageFailed {
    Stage.run(directory, options, NativeEngine.start().facts(), () -> score(options, progress));
    return List.copyOf(known().values());
  }

  private Map<Integer, Scored> known() {
    Map<Integer, Scored> known = new TreeMap<>();
    Journal.read(directory.path(JOURNAL), Scored.class).forEach(s -> known.put(s.network(), s));
    return known;
  }

  private Stage.Done score(RunOptions options, Progress progress) {
    Map<Integer, Scored> before = new TreeMap<>();
    try (Workers workers = new Workers("score", options.workers());
        Journal<Scored> journal =
            Journal.open(
                directory.path(JOURNAL),
                Scored.class,
                SYNC_EVERY,
                scored -> before.put(scored.network(), scored))) {
      before.values().forEach(this::belongs);
      AtomicInteger done = new AtomicInteger(before.size());
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < networks.size(); i++) {
        if (!before.containsKey(i)) {
          int network = i;
          tasks.add(
              () -> {
                journal.append(score(network));
                progress.step(done.incrementAndGet(), networks.size(), "");
                return null;
              });
        }
      }
      workers.all(tasks);
    }
    return new Stage.Done(
        List.of(JOURNAL), Map.of("workers", options.workers(), "scores_reused", before.size()));
  }

  private Scored score(int network) {
    Architecture architecture = networks.get(network);
    long began = System.nanoTime();
    Score score =
        proxy.score(architecture, Scoring.probe(settings, seed.derive("network", network), inputs));
    double seconds = (System.nanoTime() - began) / 1e9;
    return Scored.of(network, architecture.structure(), score, seconds);
  }

  private void belongs(Scored scored) {
    if (scored.network() >= networks.size()
        || !networks.get(scored.network()).structure().equals(scored.structure())) {
      throw new UserError(
          directory.path(JOURNAL)
              + ": the entry of network "
              + scored.network()
              + " is of other networks; run with --fresh to begin again");
    }
  }
}
