package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.correlate.TrueNetwork;
import incnas.correlate.Truth;
import incnas.experiment.ScoreSettings;
import incnas.experiment.TruthSettings;
import incnas.run.Progress;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores of a truth's networks, each proxy in a stage of its own. */
final class ProxyScores {
  private final RunOptions options;
  private final Path runs;
  private final Scoring scoring;
  private final Map<String, String> stages = new TreeMap<>();

  ProxyScores(RunOptions options, Path runs, Scoring scoring) {
    this.options = options;
    this.runs = runs;
    this.scoring = scoring;
  }

  /** Fingerprints of the stages so far, by directory. */
  Map<String, String> stages() {
    return stages;
  }

  /**
   * The networks of a truth.
   *
   * @throws UserError naming the first that is none
   */
  static List<Architecture> networks(TruthSettings settings, Truth truth) {
    return truth.networks().stream().map(network -> parse(settings, network)).toList();
  }

  private static Architecture parse(TruthSettings settings, TrueNetwork network) {
    try {
      return Architecture.parse(network.architecture(), settings.resolution(), settings.classes());
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s: network %d of truth '%s': %s; correct the column %s"
              .formatted(
                  settings.file(),
                  network.index() + 1,
                  settings.label(),
                  e.getMessage(),
                  settings.structure()),
          e);
    }
  }

  /** One proxy's scores, in the order of the networks. */
  List<Scored> of(
      ScoreSettings score,
      TruthSettings truth,
      List<Architecture> networks,
      long seed,
      Progress progress)
      throws StageFailed {
    ScoreStage stage;
    try {
      stage =
          new ScoreStage(
              score,
              scoring.proxy(score),
              scoring.inputs(score),
              networks,
              seed,
              runs.resolve(truth.label()).resolve(score.proxy() + "-seed" + seed));
    } catch (UserError | IllegalArgumentException e) {
      throw new StageFailed("scores", e.getMessage());
    }
    List<Scored> scores = stage.run(options, progress);
    String name = runs.relativize(stage.directory().path()).toString().replace('\\', '/');
    stages.put(name, stage.directory().fingerprint().sha256());
    return scores;
  }
}
