package incnas.score;

import java.util.List;

/** The list of proxies by name. */
public final class Proxies {
  /**
   * What a user reads about a proxy.
   *
   * @param needs data or engine
   * @param cost {@code arithmetic}, {@code forward} or {@code gradient}
   */
  public record Entry(
      String name, String source, Direction direction, String needs, String cost, String caveat) {}

  private Proxies() {}

  public static List<Entry> list() {
    return List.of(
        new Entry(
            "zen",
            "Lin et al., ICCV 2021",
            Direction.HIGHER_IS_BETTER,
            "engine",
            "forward",
            "one draw has sd 0.05-1.3; values depend on how batch variances enter"),
        new Entry(
            "entropy",
            "equation 8",
            Direction.HIGHER_IS_BETTER,
            "nothing",
            "arithmetic",
            "splitting a block changes it"),
        new Entry(
            "effectiveness",
            "equation 9",
            Direction.LOWER_IS_BETTER,
            "nothing",
            "arithmetic",
            "a limit in the paper, not an objective"),
        new Entry(
            "incorporated",
            "equation 11",
            Direction.HIGHER_IS_BETTER,
            "engine",
            "forward",
            "undefined where F is not defined for the entropy"),
        new Entry(
            "incorporated-l",
            "equation 11, log, (0.9, 0.1)",
            Direction.HIGHER_IS_BETTER,
            "engine",
            "forward",
            "numerically close to 0.9 zen: ln E varies by 0.3 over a search"),
        new Entry(
            "incorporated-s",
            "equation 11, square root, (0.8, 0.2)",
            Direction.HIGHER_IS_BETTER,
            "engine",
            "forward",
            "undefined for negative entropy"),
        new Entry(
            "incorporated-wo-ls",
            "equation 11, identity, (0.5, 0.5)",
            Direction.HIGHER_IS_BETTER,
            "engine",
            "forward",
            "dominated by the entropy"));
  }

  /** A proxy that needs no weights of its own; an unknown name lists the known ones. */
  public static Proxy of(String name, Profile profile, double gamma) {
    return switch (name) {
      case "zen" -> new ZenScore(profile, gamma);
      case "entropy" -> new EntropyScore(profile);
      case "effectiveness" -> new EffectivenessScore(profile);
      case "incorporated-l" -> incorporated(profile, gamma, Normalization.LOG, 0.9, 0.1);
      case "incorporated-s" -> incorporated(profile, gamma, Normalization.SQRT, 0.8, 0.2);
      case "incorporated-wo-ls" -> incorporated(profile, gamma, Normalization.IDENTITY, 0.5, 0.5);
      case "incorporated" ->
          throw new IllegalArgumentException(
              "proxy 'incorporated' needs a normalization (log, sqrt, identity) and weights"
                  + " (w_z, w_d)");
      default ->
          throw new IllegalArgumentException(
              "unknown proxy '" + name + "'; known: " + String.join(", ", names()));
    };
  }

  /** Incorporated-Score with any F and weights. */
  public static Incorporated incorporated(
      Profile profile, double gamma, Normalization normalization, double zen, double entropy) {
    return new Incorporated(
        new ZenScore(profile, gamma), new EntropyScore(profile), normalization, zen, entropy);
  }

  public static List<String> names() {
    return list().stream().map(Entry::name).toList();
  }
}
