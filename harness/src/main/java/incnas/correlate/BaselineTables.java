package incnas.correlate;

import incnas.run.UserError;
import incnas.score.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Baselines as two tables of text: one line per proxy, and one per proxy and network.
 *
 * <p>Numbers have as many digits as bring them back exactly.
 */
public final class BaselineTables {
  private static final List<String> SUBJECT = List.of("proxy", "profile", "space", "truth");

  /** The columns of the table of proxies. */
  public static final List<String> COLUMNS =
      joined(
          SUBJECT,
          List.of(
              "direction",
              "n",
              "draws",
              "scale",
              "tolerance",
              "spearman",
              "low",
              "high",
              "common_shift"));

  /** The columns of the table of networks. */
  public static final List<String> NETWORK_COLUMNS =
      joined(SUBJECT, List.of("network", "draws", "mean", "sd"));

  private BaselineTables() {}

  /** One line of cells per baseline. */
  public static List<List<String>> lines(List<Baseline> baselines) {
    List<List<String>> lines = new ArrayList<>();
    for (Baseline b : baselines) {
      boolean ranked = b.spearman().isPresent();
      lines.add(
          joined(
              cells(b.subject()),
              List.of(
                  b.direction().label(),
                  Integer.toString(b.networks().size()),
                  Integer.toString(b.draws()),
                  b.scale().toString(),
                  Double.toString(b.tolerance()),
                  ranked ? Double.toString(b.spearman().getAsDouble()) : "",
                  ranked ? Double.toString(b.low()) : "",
                  ranked ? Double.toString(b.high()) : "",
                  Double.toString(b.commonShift()))));
    }
    return lines;
  }

  /** One line of cells per baseline and network. */
  public static List<List<String>> networkLines(List<Baseline> baselines) {
    List<List<String>> lines = new ArrayList<>();
    for (Baseline b : baselines) {
      for (NetworkScore network : b.networks()) {
        lines.add(
            joined(
                cells(b.subject()),
                List.of(
                    network.network(),
                    Integer.toString(network.draws()),
                    network.known() ? Double.toString(network.mean()) : "",
                    network.known() ? Double.toString(network.sd()) : "")));
      }
    }
    return lines;
  }

  /**
   * Baselines from their two tables.
   *
   * @throws UserError naming file, line and column of what is wrong
   */
  public static List<Baseline> read(List<Line> proxies, List<Line> networks) {
    Map<Subject, List<NetworkScore>> scores = new LinkedHashMap<>();
    for (Line line : networks) {
      scores.computeIfAbsent(subject(line), s -> new ArrayList<>()).add(networkScore(line));
    }
    Map<Subject, Baseline> baselines = new LinkedHashMap<>();
    for (Line line : proxies) {
      Baseline baseline = baseline(line, scores.getOrDefault(subject(line), List.of()));
      if (baselines.putIfAbsent(baseline.subject(), baseline) != null) {
        throw new UserError(
            line.place() + ": a second baseline of " + baseline.subject() + "; remove one");
      }
    }
    return List.copyOf(baselines.values());
  }

  private static Baseline baseline(Line line, List<NetworkScore> networks) {
    int n = line.count("n");
    if (n != networks.size()) {
      throw line.error(
          "n",
          "%d networks, but the table of networks has %d of this proxy; record the baseline again"
              .formatted(n, networks.size()));
    }
    boolean ranked = !line.cell("spearman").isEmpty();
    return new Baseline(
        subject(line),
        direction(line),
        line.count("draws"),
        Scale.named(line.text("scale"))
            .orElseThrow(
                () -> line.error("scale", "must be one of " + Arrays.toString(Scale.values()))),
        line.number("tolerance"),
        ranked ? OptionalDouble.of(line.number("spearman")) : OptionalDouble.empty(),
        ranked ? line.number("low") : 0,
        ranked ? line.number("high") : 0,
        line.number("common_shift"),
        networks);
  }

  private static NetworkScore networkScore(Line line) {
    int draws = line.count("draws");
    double sd = draws == 0 ? 0 : line.number("sd");
    if (sd < 0) {
      throw line.error("sd", "is negative; record the baseline again");
    }
    return new NetworkScore(line.text("network"), draws, draws == 0 ? 0 : line.number("mean"), sd);
  }

  private static Direction direction(Line line) {
    String label = line.text("direction");
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                line.error(
                    "direction",
                    "'" + label + "' is neither 'higher is better' nor 'lower is better'"));
  }

  private static Subject subject(Line line) {
    return new Subject(
        line.text("proxy"), line.text("profile"), line.text("space"), line.text("truth"));
  }

  private static List<String> cells(Subject s) {
    return List.of(s.proxy(), s.profile(), s.space(), s.truth());
  }

  private static List<String> joined(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
