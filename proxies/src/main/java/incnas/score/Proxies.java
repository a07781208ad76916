package incnas.score;

import static incnas.score.Direction.HIGHER_IS_BETTER;
import static incnas.score.Direction.LOWER_IS_BETTER;
import static incnas.score.Effort.ARITHMETIC;
import static incnas.score.Effort.FORWARD;
import static incnas.score.Effort.GRADIENT;
import static incnas.score.Effort.MANY_GRADIENTS;
import static incnas.score.Needs.ENGINE;
import static incnas.score.Needs.IMAGES;
import static incnas.score.Needs.LABELS;
import static incnas.score.Needs.NOTHING;
import static incnas.score.Profile.OFFICIAL_CODE;
import static incnas.score.Profile.ORIGINAL;
import static incnas.score.Profile.PAPER_TEXT;
import static incnas.score.Profile.ZENNAS;
import static incnas.score.Profile.ZERO_COST_NAS;

import java.util.List;

/** The list of proxies: each is one entry here and one class. */
public final class Proxies {
  private static final List<Profile> ZEN = List.of(ZENNAS, OFFICIAL_CODE, PAPER_TEXT);
  private static final List<Profile> PAPER = List.of(OFFICIAL_CODE, PAPER_TEXT);

  private static final List<Profile> COUNTS = List.of(ZENNAS, OFFICIAL_CODE, ZERO_COST_NAS);
  private static final List<Profile> BASELINE = List.of(ZENNAS, ZERO_COST_NAS);
  private static final List<Profile> PRUNING = List.of(ZERO_COST_NAS);
  private static final List<Profile> ZICO = List.of(ORIGINAL, PAPER_TEXT);

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "zen",
              "Lin et al., ICCV 2021",
              HIGHER_IS_BETTER,
              ENGINE,
              FORWARD,
              ZEN,
              "one draw has sd 0.05-1.3; values depend on how batch variances enter",
              ZenScore::new),
          new Entry(
              "entropy",
              "equation 8",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              PAPER,
              "splitting a block changes it",
              (profile, gamma) -> new EntropyScore(profile)),
          new Entry(
              "effectiveness",
              "equation 9",
              LOWER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              PAPER,
              "a limit in the paper, not an objective",
              (profile, gamma) -> new EffectivenessScore(profile)),
          new Entry(
              "incorporated",
              "equation 11",
              HIGHER_IS_BETTER,
              ENGINE,
              FORWARD,
              ZEN,
              "undefined where F is not defined for the entropy",
              (profile, gamma) -> {
                throw new IllegalArgumentException(
                    "proxy 'incorporated' needs a normalization (log, sqrt, identity) and weights (w_z, w_d)");
              }),
          new Entry(
              "incorporated-l",
              "equation 11, log, (0.9, 0.1)",
              HIGHER_IS_BETTER,
              ENGINE,
              FORWARD,
              ZEN,
              "numerically close to 0.9 zen: ln E varies by 0.3 over a search",
              (profile, gamma) -> incorporated(profile, gamma, Normalization.LOG, 0.9, 0.1)),
          new Entry(
              "incorporated-s",
              "equation 11, square root, (0.8, 0.2)",
              HIGHER_IS_BETTER,
              ENGINE,
              FORWARD,
              ZEN,
              "undefined for negative entropy",
              (profile, gamma) -> incorporated(profile, gamma, Normalization.SQRT, 0.8, 0.2)),
          new Entry(
              "incorporated-wo-ls",
              "equation 11, identity, (0.5, 0.5)",
              HIGHER_IS_BETTER,
              ENGINE,
              FORWARD,
              ZEN,
              "dominated by the entropy",
              (profile, gamma) -> incorporated(profile, gamma, Normalization.IDENTITY, 0.5, 0.5)),
          new Entry(
              "gradnorm",
              "ZenNAS's and zero-cost-nas's baseline",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              BASELINE,
              "heavy tails: over depth it spans orders of magnitude; compare logarithms",
              (profile, gamma) -> new GradNorm(profile)),
          new Entry(
              "synflow",
              "Tanaka et al., NeurIPS 2020",
              HIGHER_IS_BETTER,
              ENGINE,
              GRADIENT,
              BASELINE,
              "heavy tails; zennas negates it, and its batch normalisation hides most of the flow",
              (profile, gamma) -> new SynFlow(profile, false)),
          new Entry(
              "log-synflow",
              "Tanaka et al., NeurIPS 2020, as NASLib reports it",
              HIGHER_IS_BETTER,
              ENGINE,
              GRADIENT,
              PRUNING,
              "the natural logarithm of zero-cost-nas's synflow",
              (profile, gamma) -> new SynFlow(profile, true)),
          new Entry(
              "snip",
              "Lee et al., ICLR 2019",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              PRUNING,
              "depends on the images' classes",
              (profile, gamma) -> new Snip()),
          new Entry(
              "grasp",
              "Wang et al., ICLR 2020",
              HIGHER_IS_BETTER,
              LABELS,
              MANY_GRADIENTS,
              PRUNING,
              "takes either sign; zero-cost-nas turned the original's sign around",
              (profile, gamma) -> new Grasp()),
          new Entry(
              "fisher",
              "Theis et al., 2018; Turner et al., ICLR 2020",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              PRUNING,
              "a channel counts once for each of its weights",
              (profile, gamma) -> new Fisher()),
          new Entry(
              "plain",
              "Abdelfattah et al., ICLR 2021",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              PRUNING,
              "takes either sign; convolutions before batch normalisation add exactly nothing",
              (profile, gamma) -> new Plain()),
          new Entry(
              "l2-norm",
              "NASLib (Krishnakumar et al., NeurIPS 2022)",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              PRUNING,
              "a smooth count of layers and widths",
              (profile, gamma) -> new L2Norm()),
          new Entry(
              "jacob-cov",
              "Mellor et al., 2020, first version",
              HIGHER_IS_BETTER,
              IMAGES,
              GRADIENT,
              PRUNING,
              "one eigenvalue near zero, as of two like images, outweighs all others",
              (profile, gamma) -> new JacobCov()),
          new Entry(
              "epe-nas",
              "Lopes et al., ICANN 2021",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              PRUNING,
              "the formula changes beyond 100 classes; classes of one image say nothing",
              (profile, gamma) -> new EpeNas()),
          new Entry(
              "zico",
              "Li et al., ICLR 2023",
              HIGHER_IS_BETTER,
              LABELS,
              GRADIENT,
              ZICO,
              "two batches; the authors' program adds the first's gradients to the second's",
              (profile, gamma) -> new Zico(profile)),
          new Entry(
              "zen-closed-form",
              "batch-norm term of zen by arithmetic",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              List.of(ZENNAS),
              "without the distance term: 3.6 to 11 below zen; chains of convolutions only",
              (profile, gamma) -> new ZenClosedForm()),
          new Entry(
              "naswot",
              "Mellor et al., ICML 2021",
              HIGHER_IS_BETTER,
              IMAGES,
              FORWARD,
              List.of(ZENNAS, ORIGINAL),
              "grows with the batch: compare at one batch alone",
              (profile, gamma) -> new NaswotScore(profile)),
          new Entry(
              "te-ntk",
              "Chen et al., ICLR 2021 (TE-NAS)",
              HIGHER_IS_BETTER,
              IMAGES,
              MANY_GRADIENTS,
              List.of(ZENNAS, ORIGINAL),
              "minus the condition number; heavy-tailed, sd is up to half of it; one backward pass an image",
              (profile, gamma) -> new TangentKernelScore(profile)),
          new Entry(
              "te-regions",
              "Chen et al., ICLR 2021 (TE-NAS)",
              HIGHER_IS_BETTER,
              IMAGES,
              FORWARD,
              List.of(ORIGINAL),
              "at most 3,000, which deep networks reach; widths and the batch have no say",
              (profile, gamma) -> new LinearRegionsScore()),
          new Entry(
              "az-expressivity",
              "Lee and Ham, CVPR 2024 (AZ-NAS)",
              HIGHER_IS_BETTER,
              IMAGES,
              FORWARD,
              List.of(ORIGINAL),
              "grows with depth; wide layers make it slow",
              (profile, gamma) -> new AzExpressivity()),
          new Entry(
              "az-progressivity",
              "Lee and Ham, CVPR 2024 (AZ-NAS)",
              HIGHER_IS_BETTER,
              IMAGES,
              FORWARD,
              List.of(ORIGINAL),
              "the worst layer decides, so it is noisy",
              (profile, gamma) -> new AzProgressivity()),
          new Entry(
              "az-trainability",
              "Lee and Ham, CVPR 2024 (AZ-NAS)",
              HIGHER_IS_BETTER,
              IMAGES,
              GRADIENT,
              List.of(ORIGINAL),
              "estimated with one random gradient; undefined where a layer is the identity",
              (profile, gamma) -> new AzTrainability()),
          new Entry(
              "flops",
              "baseline",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              COUNTS,
              "the budget's count under zennas, multiply-accumulates under zero-cost-nas",
              (profile, gamma) -> new CountScore(CountScore.Quantity.FLOPS, profile)),
          new Entry(
              "params",
              "baseline",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              COUNTS,
              "the budget's count under zennas, the exact one under zero-cost-nas",
              (profile, gamma) -> new CountScore(CountScore.Quantity.PARAMS, profile)),
          new Entry(
              "layers",
              "baseline",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              List.of(ZENNAS),
              "layers of the structure string, stem and tail included",
              (profile, gamma) -> new CountScore(CountScore.Quantity.LAYERS, profile)),
          new Entry(
              "random",
              "baseline",
              HIGHER_IS_BETTER,
              NOTHING,
              ARITHMETIC,
              List.of(ZENNAS),
              "knows nothing: what any proxy must beat",
              (profile, gamma) -> new RandomScore()));

  private static final List<RankCombination> COMBINATIONS =
      List.of(
          new RankCombination(
              "te-nas",
              "Chen et al., ICLR 2021",
              List.of("te-ntk", "te-regions"),
              RankCombination.Rule.SUM),
          new RankCombination(
              "az-nas",
              "Lee and Ham, CVPR 2024",
              List.of("az-expressivity", "az-progressivity", "az-trainability", "flops"),
              RankCombination.Rule.LOG_SUM));

  private Proxies() {}

  public static List<Entry> list() {
    return ENTRIES;
  }

  public static List<String> names() {
    return ENTRIES.stream().map(Entry::name).toList();
  }

  /** What ranks a population, out of several proxies' scores. */
  public static List<RankCombination> combinations() {
    return COMBINATIONS;
  }

  /** One proxy of the list; an unknown name lists the known ones. */
  public static Entry entry(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    return COMBINATIONS.stream()
        .filter(combination -> combination.name().equals(name))
        .findFirst()
        .map(
            c ->
                "proxy '%s' ranks a population and has no score of one network; score every network by %s, then add up the ranks (%s)"
                    .formatted(name, String.join(", ", c.parts()), c.rule().label()))
        .orElse("unknown proxy '" + name + "'; known: " + String.join(", ", names()));
  }

  /**
   * A proxy by name, as the profile defines it; where it has no definition of its own, the entry's
   * first.
   */
  public static Proxy of(String name, Profile profile, double gamma) {
    return entry(name).proxy(profile, gamma);
  }

  /** Incorporated-Score with any F and weights. */
  public static Incorporated incorporated(
      Profile profile, double gamma, Normalization normalization, double zen, double entropy) {
    return new Incorporated(
        of("zen", profile, gamma), of("entropy", profile, gamma), normalization, zen, entropy);
  }
}
