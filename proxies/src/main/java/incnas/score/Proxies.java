package incnas.score;

import static incnas.score.Direction.HIGHER_IS_BETTER;
import static incnas.score.Direction.LOWER_IS_BETTER;
import static incnas.score.Effort.ARITHMETIC;
import static incnas.score.Effort.FORWARD;
import static incnas.score.Effort.MANY_GRADIENTS;
import static incnas.score.Needs.ENGINE;
import static incnas.score.Needs.IMAGES;
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
              "at most 3,000; of a thin twin of the network; the batch has no say",
              (profile, gamma) -> new LinearRegionsScore()),
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
              RankCombination.Rule.SUM));

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
