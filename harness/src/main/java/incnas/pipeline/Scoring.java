package incnas.pipeline;

import incnas.data.Dataset;
import incnas.data.DatasetInputs;
import incnas.data.Datasets;
import incnas.data.LoadOptions;
import incnas.experiment.Experiment;
import incnas.experiment.ScoreSettings;
import incnas.score.Inputs;
import incnas.score.Normalization;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
import incnas.seed.Seed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes proxies and probes of settings; a data set that images come from is read once. */
final class Scoring {
  static final String GAUSSIAN = "gaussian";

  private final RunOptions options;
  private final LoadOptions load;
  private final Map<String, Dataset> sets = new ConcurrentHashMap<>();

  Scoring(Experiment experiment, RunOptions options) {
    this.options = options;
    this.load = new LoadOptions(options.acceptUnofficial() || !experiment.train().officialData());
  }

  static Proxy proxy(ScoreSettings score) {
    Profile profile = Profile.of(score.profile());
    return score.proxy().equals("incorporated")
        ? Proxies.incorporated(
            profile,
            score.gamma(),
            Normalization.of(score.normalization()),
            score.zenWeight(),
            score.entropyWeight())
        : Proxies.of(score.proxy(), profile, score.gamma());
  }

  /**
   * Where a score's images come from.
   *
   * @throws incnas.run.UserError if the data set is not there
   */
  Inputs inputs(ScoreSettings score) {
    return score.images().equals(GAUSSIAN)
        ? Inputs.gaussian()
        : new DatasetInputs(
            sets.computeIfAbsent(
                score.images(), name -> Datasets.load(name, options.data().orElse(null), load)));
  }

  static Probe probe(ScoreSettings score, Seed seed, Inputs inputs) {
    return new Probe(seed, score.batch(), score.draws(), inputs);
  }
}
