package incnas.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the records of a resolved tree that has passed every check. */
final class ExperimentDecoder {
  /** What {@code search.initial} says for the space's own network. */
  static final String SPACES_OWN = "space";

  private ExperimentDecoder() {}

  static Experiment decode(String name, String scale, Branch resolved) {
    Keys keys = new Keys(resolved);
    return new Experiment(
        keys.count("version"),
        name,
        keys.text("title"),
        scale,
        keys.textUnless(Keys.NONE, "table").orElse(""),
        keys.wholes("seeds"),
        rows(keys),
        sample(keys.section("sample")),
        keys.has("truths")
            ? keys.sections("truths").stream().map(ExperimentDecoder::truth).toList()
            : List.of(),
        correlation(keys.section("correlation")),
        timing(keys.section("timing")),
        search(keys.section("search")),
        train(keys.section("train")),
        new ExportSettings(keys.section("export").flag("fold-batch-norm")),
        evaluate(keys.section("evaluate")));
  }

  private static List<Row> rows(Keys keys) {
    return keys.has("rows")
        ? keys.sections("rows").stream().map(row -> row(row, keys.section("score"))).toList()
        : List.of();
  }

  private static Optional<SampleSettings> sample(Keys keys) {
    return keys.limit("count") == Double.POSITIVE_INFINITY
        ? Optional.empty()
        : Optional.of(
            new SampleSettings(
                keys.count("count"),
                keys.count("steps"),
                keys.count("depth-bins"),
                keys.count("width-bins"),
                keys.whole("seed")));
  }

  private static TruthSettings truth(Keys written) {
    Branch defaults = ExperimentSchema.load().defaultsOf("truth");
    Keys keys = new Keys(defaults.overlaidWith(written.branch()));
    return new TruthSettings(
        keys.text("label"),
        keys.text("space"),
        keys.text("dataset"),
        keys.text("file"),
        keys.text("structure"),
        keys.texts("accuracy"),
        keys.has("where") ? keys.section("where").textByKey() : Map.of(),
        keys.count("resolution"),
        keys.count("classes"),
        keys.countOrAll("sample"),
        keys.has("rows") ? keys.texts("rows") : List.of(),
        keys.has("published") ? keys.section("published").textByKey() : Map.of(),
        keys.flag("optional"));
  }

  private static CorrelationSettings correlation(Keys keys) {
    return new CorrelationSettings(keys.count("resamples"), keys.flag("plots"));
  }

  private static Optional<TimingSettings> timing(Keys keys) {
    return keys.has("networks")
        ? Optional.of(
            new TimingSettings(
                keys.sections("networks").stream().map(ExperimentDecoder::timed).toList(),
                keys.text("against"),
                keys.count("trials"),
                keys.count("warm-up"),
                keys.count("resamples")))
        : Optional.empty();
  }

  private static TimedNetwork timed(Keys written) {
    Branch defaults = ExperimentSchema.load().defaultsOf("timed-network");
    Keys keys = new Keys(defaults.overlaidWith(written.branch()));
    return new TimedNetwork(
        keys.text("label"),
        keys.text("structure"),
        keys.count("resolution"),
        keys.count("classes"));
  }

  private static Row row(Keys row, Keys defaults) {
    if (row.has("structure")) {
      return Row.given(row.text("label"), row.text("structure"));
    }
    Keys score = new Keys(defaults.branch().overlaidWith(row.branch()));
    return Row.led(
        row.text("label"),
        score(score),
        row.has("limits") ? rowLimits(row.section("limits")) : RowLimits.NONE);
  }

  private static RowLimits rowLimits(Keys keys) {
    return new RowLimits(
        keys.has("layers") ? Optional.of(keys.count("layers")) : Optional.empty(),
        rowLimit(keys, "params"),
        rowLimit(keys, "flops"),
        rowLimit(keys, "effectiveness"));
  }

  private static Optional<Double> rowLimit(Keys keys, String key) {
    return keys.has(key) ? Optional.of(keys.limit(key)) : Optional.empty();
  }

  private static ScoreSettings score(Keys keys) {
    List<Double> weights = keys.has("weights") ? keys.numbers("weights") : List.of(0.0, 0.0);
    return new ScoreSettings(
        keys.text("proxy"),
        keys.text("profile"),
        keys.count("batch"),
        keys.count("draws"),
        keys.text("images"),
        keys.number("gamma"),
        keys.has("normalization") ? keys.text("normalization") : "",
        weights.get(0),
        weights.get(1),
        keys.has("raw-weights") && keys.flag("raw-weights"));
  }

  private static SearchSettings search(Keys keys) {
    return new SearchSettings(
        keys.text("space"),
        keys.textUnless(SPACES_OWN, "initial"),
        keys.count("resolution"),
        keys.count("classes"),
        keys.count("iterations"),
        keys.count("population"),
        keys.count("window"),
        keys.text("fidelity"),
        screen(keys.section("screen")),
        keys.countUnless(Keys.NONE, "rescore-every"),
        new FinalSettings(
            keys.section("final").count("members"), keys.section("final").count("draws")),
        mutation(keys.section("mutation")),
        limits(keys.section("limits")));
  }

  private static ScreenSettings screen(Keys keys) {
    return new ScreenSettings(keys.number("margin"), keys.count("residuals"), keys.number("audit"));
  }

  private static MutationSettings mutation(Keys keys) {
    return new MutationSettings(
        keys.text("parent"),
        keys.count("initial-until"),
        keys.count("blocks"),
        keys.numbers("multipliers"),
        keys.wholes("depth-steps").stream().map(Math::toIntExact).toList(),
        keys.text("type-weights"),
        keys.count("split-at"),
        keys.count("split-to"));
  }

  private static LimitSettings limits(Keys keys) {
    return new LimitSettings(
        keys.text("convention"),
        keys.text("semantics"),
        keys.count("layers"),
        keys.limit("params"),
        keys.limit("flops"),
        keys.limit("effectiveness"));
  }

  private static TrainSettings train(Keys keys) {
    return new TrainSettings(
        keys.textsUnlessNone("datasets"),
        keys.countOrAll("train-images"),
        keys.countOrAll("test-images"),
        keys.flag("official-data"),
        keys.text("corrupt-images"),
        keys.text("semantics"),
        keys.flag("squeeze-excitation"),
        keys.count("epochs"),
        keys.count("warm-up-epochs"),
        keys.count("batch"),
        keys.number("learning-rate"),
        keys.count("learning-rate-batch"),
        keys.number("momentum"),
        keys.flag("nesterov"),
        keys.number("weight-decay"),
        keys.number("label-smoothing"),
        keys.number("mixup"),
        keys.number("batch-norm-momentum"),
        keys.number("batch-norm-epsilon"),
        keys.text("initialization"),
        augment(keys.section("augment")),
        distillation(keys),
        keys.count("threads"),
        keys.text("precision"),
        keys.text("layout"),
        keys.text("device"));
  }

  private static AugmentSettings augment(Keys keys) {
    return new AugmentSettings(
        keys.count("crop-padding"),
        keys.flag("flip"),
        section(keys, "resized-crop").map(ExperimentDecoder::resizedCrop),
        keys.text("auto-augment"),
        keys.number("color-jitter"),
        keys.number("lighting"),
        section(keys, "normalize").map(ExperimentDecoder::normalize),
        section(keys, "erasing").map(ExperimentDecoder::erasing),
        centerCrop(keys.section("center-crop")));
  }

  private static Optional<Keys> section(Keys keys, String key) {
    return keys.sectionUnlessNone(key, ExperimentSchema.load().defaultsOf(key));
  }

  private static ResizedCropSettings resizedCrop(Keys keys) {
    return new ResizedCropSettings(
        keys.countUnless(Keys.NETWORK, "side"),
        keys.numberUnlessNone("resize"),
        keys.numbers("area"),
        keys.numbers("ratio"));
  }

  private static NormalizeSettings normalize(Keys keys) {
    return new NormalizeSettings(keys.numbers("mean"), keys.numbers("sd"));
  }

  private static ErasingSettings erasing(Keys keys) {
    return new ErasingSettings(
        keys.number("probability"),
        keys.numbers("area"),
        keys.numbers("ratio"),
        keys.count("tries"));
  }

  private static CenterCropSettings centerCrop(Keys keys) {
    return new CenterCropSettings(keys.number("share"), keys.countUnless(Keys.NETWORK, "side"));
  }

  private static Optional<DistillationSettings> distillation(Keys train) {
    if (!(train.branch().at("distillation").orElse(null) instanceof Branch written)) {
      return Optional.empty();
    }
    Branch defaults = ExperimentSchema.load().defaultsOf("distillation");
    Keys keys = new Keys(defaults.overlaidWith(written));
    return Optional.of(
        new DistillationSettings(
            keys.text("teacher"),
            keys.text("images"),
            keys.has("features") ? keys.texts("features") : List.of(),
            keys.wholes("reductions").stream().map(Math::toIntExact).toList(),
            keys.number("feature-weight"),
            keys.number("soft-weight"),
            keys.number("temperature")));
  }

  private static EvaluateSettings evaluate(Keys keys) {
    return new EvaluateSettings(
        keys.count("batch"), keys.number("tolerance"), keys.number("agreement"));
  }
}
