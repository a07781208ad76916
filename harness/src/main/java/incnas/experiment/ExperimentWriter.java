package incnas.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a resolved experiment as YAML with every default written out; read back, it gives an equal
 * experiment.
 */
public final class ExperimentWriter {
  private ExperimentWriter() {}

  /** The whole text of the file; the same for equal experiments. */
  public static String write(Experiment experiment) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("version", experiment.version());
    keys.put("name", experiment.name());
    keys.put("title", experiment.title());
    keys.put("table", experiment.table().isEmpty() ? Keys.NONE : experiment.table());
    keys.put("seeds", experiment.seeds());
    if (!experiment.rows().isEmpty()) {
      keys.put("rows", experiment.rows().stream().map(ExperimentWriter::row).toList());
    }
    experiment.sample().ifPresent(sample -> keys.put("sample", sample(sample)));
    if (!experiment.truths().isEmpty()) {
      keys.put("truths", experiment.truths().stream().map(ExperimentWriter::truth).toList());
    }
    keys.put("correlation", correlation(experiment.correlation()));
    experiment.timing().ifPresent(timing -> keys.put("timing", timing(timing)));
    keys.put("search", search(experiment.search()));
    keys.put("train", train(experiment.train()));
    keys.put("export", Map.of("fold-batch-norm", experiment.export().foldBatchNorm()));
    keys.put("evaluate", evaluate(experiment.evaluate()));
    keys.put("scales", Map.of(experiment.scale(), Map.of()));
    return YamlText.of(keys);
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("label", row.label());
    row.structure().ifPresent(structure -> keys.put("structure", structure));
    row.score().ifPresent(score -> score(score, keys));
    Map<String, Object> limits = new LinkedHashMap<>();
    row.limits().layers().ifPresent(limit -> limits.put("layers", limit));
    row.limits().params().ifPresent(limit -> limits.put("params", limit(limit)));
    row.limits().flops().ifPresent(limit -> limits.put("flops", limit(limit)));
    row.limits().effectiveness().ifPresent(limit -> limits.put("effectiveness", limit(limit)));
    if (!limits.isEmpty()) {
      keys.put("limits", limits);
    }
    return keys;
  }

  private static void score(ScoreSettings score, Map<String, Object> keys) {
    keys.put("proxy", score.proxy());
    if (!score.normalization().isEmpty()) {
      keys.put("normalization", score.normalization());
      keys.put("weights", List.of(score.zenWeight(), score.entropyWeight()));
      keys.put("raw-weights", score.rawWeights());
    }
    keys.put("profile", score.profile());
    keys.put("batch", score.batch());
    keys.put("draws", score.draws());
    keys.put("images", score.images());
    keys.put("gamma", score.gamma());
  }

  private static Map<String, Object> truth(TruthSettings truth) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("label", truth.label());
    keys.put("space", truth.space());
    keys.put("dataset", truth.dataset());
    keys.put("file", truth.file());
    keys.put("structure", truth.structure());
    keys.put("accuracy", truth.accuracy());
    keys.put("where", truth.where());
    keys.put("resolution", truth.resolution());
    keys.put("classes", truth.classes());
    keys.put("sample", countOrAll(truth.sample()));
    if (!truth.rows().isEmpty()) {
      keys.put("rows", truth.rows());
    }
    keys.put("published", truth.published());
    keys.put("optional", truth.optional());
    return keys;
  }

  private static Map<String, Object> correlation(CorrelationSettings correlation) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("resamples", correlation.resamples());
    keys.put("plots", correlation.plots());
    return keys;
  }

  private static Map<String, Object> timing(TimingSettings timing) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("networks", timing.networks().stream().map(ExperimentWriter::timed).toList());
    keys.put("against", timing.against());
    keys.put("trials", timing.trials());
    keys.put("warm-up", timing.warmUp());
    keys.put("resamples", timing.resamples());
    return keys;
  }

  private static Map<String, Object> timed(TimedNetwork network) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("label", network.label());
    keys.put("structure", network.structure());
    keys.put("resolution", network.resolution());
    keys.put("classes", network.classes());
    return keys;
  }

  private static Map<String, Object> sample(SampleSettings sample) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("count", sample.count());
    keys.put("steps", sample.steps());
    keys.put("depth-bins", sample.depthBins());
    keys.put("width-bins", sample.widthBins());
    keys.put("seed", sample.seed());
    return keys;
  }

  private static Map<String, Object> search(SearchSettings search) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("space", search.space());
    keys.put("initial", search.initial().orElse(ExperimentDecoder.SPACES_OWN));
    keys.put("resolution", search.resolution());
    keys.put("classes", search.classes());
    keys.put("iterations", search.iterations());
    keys.put("population", search.population());
    keys.put("window", search.window());
    keys.put("fidelity", search.fidelity());
    keys.put("screen", screen(search.screen()));
    keys.put("rescore-every", search.rescoreEvery() == 0 ? Keys.NONE : search.rescoreEvery());
    keys.put("final", last(search.last()));
    keys.put("mutation", mutation(search.mutation()));
    keys.put("limits", limits(search.limits()));
    return keys;
  }

  private static Map<String, Object> screen(ScreenSettings screen) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("margin", screen.margin());
    keys.put("residuals", screen.residuals());
    keys.put("audit", screen.audit());
    return keys;
  }

  private static Map<String, Object> last(FinalSettings last) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("members", last.members());
    keys.put("draws", last.draws());
    return keys;
  }

  private static Map<String, Object> mutation(MutationSettings mutation) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("parent", mutation.parent());
    keys.put("initial-until", mutation.initialUntil());
    keys.put("blocks", mutation.blocks());
    keys.put("multipliers", mutation.multipliers());
    keys.put("depth-steps", mutation.depthSteps());
    keys.put("type-weights", mutation.typeWeights());
    keys.put("split-at", mutation.splitAt());
    keys.put("split-to", mutation.splitTo());
    return keys;
  }

  private static Map<String, Object> limits(LimitSettings limits) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("convention", limits.convention());
    keys.put("semantics", limits.semantics());
    keys.put("layers", limits.layers());
    keys.put("params", limit(limits.params()));
    keys.put("flops", limit(limits.flops()));
    keys.put("effectiveness", limit(limits.effectiveness()));
    return keys;
  }

  private static Map<String, Object> train(TrainSettings train) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("datasets", train.datasets().isEmpty() ? Keys.NONE : train.datasets());
    keys.put("train-images", countOrAll(train.trainImages()));
    keys.put("test-images", countOrAll(train.testImages()));
    keys.put("official-data", train.officialData());
    keys.put("corrupt-images", train.corruptImages());
    keys.put("semantics", train.semantics());
    keys.put("squeeze-excitation", train.squeezeExcitation());
    keys.put("epochs", train.epochs());
    keys.put("warm-up-epochs", train.warmUpEpochs());
    keys.put("batch", train.batch());
    keys.put("learning-rate", train.learningRate());
    keys.put("learning-rate-batch", train.learningRateBatch());
    keys.put("momentum", train.momentum());
    keys.put("nesterov", train.nesterov());
    keys.put("weight-decay", train.weightDecay());
    keys.put("label-smoothing", train.labelSmoothing());
    keys.put("mixup", train.mixup());
    keys.put("batch-norm-momentum", train.batchNormMomentum());
    keys.put("batch-norm-epsilon", train.batchNormEpsilon());
    keys.put("initialization", train.initialization());
    keys.put("augment", augment(train.augment()));
    keys.put(
        "distillation",
        train.distillation().<Object>map(ExperimentWriter::distillation).orElse(Keys.NONE));
    keys.put("threads", train.threads());
    keys.put("precision", train.precision());
    keys.put("layout", train.layout());
    keys.put("device", train.device());
    return keys;
  }

  private static Map<String, Object> augment(AugmentSettings augment) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("crop-padding", augment.cropPadding());
    keys.put("flip", augment.flip());
    keys.put(
        "resized-crop",
        augment.resizedCrop().<Object>map(ExperimentWriter::resizedCrop).orElse(Keys.NONE));
    keys.put("auto-augment", augment.autoAugment());
    keys.put("color-jitter", augment.colorJitter());
    keys.put("lighting", augment.lighting());
    keys.put(
        "normalize",
        augment.normalize().<Object>map(ExperimentWriter::normalize).orElse(Keys.DATA_SET));
    keys.put("erasing", augment.erasing().<Object>map(ExperimentWriter::erasing).orElse(Keys.NONE));
    keys.put("center-crop", centerCrop(augment.centerCrop()));
    return keys;
  }

  private static Map<String, Object> resizedCrop(ResizedCropSettings crop) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("side", side(crop.side()));
    keys.put("resize", crop.resize() == 0 ? Keys.NONE : crop.resize());
    keys.put("area", crop.area());
    keys.put("ratio", crop.ratio());
    return keys;
  }

  private static Map<String, Object> normalize(NormalizeSettings normalize) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("mean", normalize.mean());
    keys.put("sd", normalize.sd());
    return keys;
  }

  private static Map<String, Object> erasing(ErasingSettings erasing) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("probability", erasing.probability());
    keys.put("area", erasing.area());
    keys.put("ratio", erasing.ratio());
    keys.put("tries", erasing.tries());
    return keys;
  }

  private static Map<String, Object> centerCrop(CenterCropSettings crop) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("share", crop.share());
    keys.put("side", side(crop.side()));
    return keys;
  }

  private static Object side(int side) {
    return side == 0 ? Keys.NETWORK : (Object) side;
  }

  private static Map<String, Object> distillation(DistillationSettings distillation) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("teacher", distillation.teacher());
    keys.put("images", distillation.images());
    if (!distillation.features().isEmpty()) {
      keys.put("features", distillation.features());
    }
    keys.put("reductions", distillation.reductions());
    keys.put("feature-weight", distillation.featureWeight());
    keys.put("soft-weight", distillation.softWeight());
    keys.put("temperature", distillation.temperature());
    return keys;
  }

  private static Map<String, Object> evaluate(EvaluateSettings evaluate) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("batch", evaluate.batch());
    keys.put("tolerance", evaluate.tolerance());
    keys.put("agreement", evaluate.agreement());
    return keys;
  }

  private static Object limit(double limit) {
    return limit == Double.POSITIVE_INFINITY ? Keys.NONE : (Object) limit;
  }

  private static Object countOrAll(int count) {
    return count == 0 ? Keys.ALL : (Object) count;
  }
}
