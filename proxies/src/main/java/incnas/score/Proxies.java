package incnas.score;

import static incnas.score.Direction.HIGHER_IS_BETTER;
import static incnas.score.Direction.LOWER_IS_BETTER;
import static incnas.score.Effort.ARITHMETIC;
import static incnas.score.Effort.FORWARD;
import static incnas.score.Needs.ENGINE;
import static incnas.score.Needs.NOTHING;
import static incnas.score.Profile.OFFICIAL_CODE;
import static incnas.score.Profile.PAPER_TEXT;
import static incnas.score.Profile.ZENNAS;

import java.util.List;

/** The list of proxies: each is one entry here and one class. */
public final class Proxies {
  private static final List<Profile> ZEN = List.of(ZENNAS, OFFICIAL_CODE, PAPER_TEXT);
  private static final List<Profile> PAPER = List.of(OFFICIAL_CODE, PAPER_TEXT);

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
              (profile, gamma) -> incorporated(profile, gamma, Normalization.IDENTITY, 0.5, 0.5)));

  private Proxies() {}

  public static List<Entry> list() {
    return ENTRIES;
  }

  public static List<String> names() {
    return ENTRIES.stream().map(Entry::name).toList();
  }

  /** One proxy of the list; an unknown name lists the known ones. */
  public static Entry entry(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown proxy '" + name + "'; known: " + String.join(", ", names())));
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
