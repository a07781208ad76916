package incnas.ci;

import incnas.run.Json;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.stat.descriptive.rank.Median;
import tools.jackson.databind.JsonNode;

/**
 * Two files of benchmarks, perhaps of two machines, held against each other as ratios: how much
 * each benchmark's best time changed, relative to the median change of all.
 *
 * @param median of the second file's best times over the first's
 */
record BenchmarkComparison(double median, List<Line> lines) {
  /** Change that is still called the same, either way. */
  static final double TOLERANCE = 1.2;

  /**
   * One benchmark that both files hold.
   *
   * @param ratio second best time over the first
   * @param relative the same over the median of all
   */
  record Line(String name, double ratio, double relative) {
    boolean isSame() {
      return relative <= TOLERANCE && relative >= 1 / TOLERANCE;
    }
  }

  static BenchmarkComparison of(Path first, Path second) {
    Map<String, Double> before = times(first);
    Map<String, Double> after = times(second);
    Map<String, Double> ratios = new LinkedHashMap<>();
    before.forEach(
        (name, time) -> {
          if (after.containsKey(name)) {
            ratios.put(name, after.get(name) / time);
          }
        });
    if (ratios.isEmpty()) {
      throw new UserError(
          first
              + " and "
              + second
              + " hold no benchmark in common; write both with the same arguments");
    }
    double median =
        new Median().evaluate(ratios.values().stream().mapToDouble(Double::doubleValue).toArray());
    List<Line> lines = new ArrayList<>();
    ratios.forEach((name, ratio) -> lines.add(new Line(name, ratio, ratio / median)));
    return new BenchmarkComparison(median, List.copyOf(lines));
  }

  private static Map<String, Double> times(Path file) {
    Map<String, Double> times = new LinkedHashMap<>();
    for (JsonNode one : Json.read(file, JsonNode.class).path("benchmarks")) {
      String name = one.path("benchmark").asString() + " " + one.path("params");
      times.put(name, one.path("time_min").asDouble());
    }
    return times;
  }

  boolean isSame() {
    return lines.stream().allMatch(Line::isSame);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-9s %6.3f  relative to all %6.3f  %s%n",
              line.isSame() ? "same" : "DIFFERENT",
              line.ratio(),
              line.relative(),
              line.name()));
    }
    return text
        + String.format(
            Locale.ROOT,
            "median of %d ratios: %.3f; same is within a factor of %.2f of it%n",
            lines.size(),
            median,
            TOLERANCE);
  }

  /**
   * Prints the comparison; exit code 1 if a benchmark is different.
   *
   * @param arguments two files that {@link Benchmarks} wrote
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("error: two files are compared: ci/benchmark compare A.json B.json");
      System.exit(2);
    }
    try {
      BenchmarkComparison comparison =
          of(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
      System.out.print(comparison.text());
      System.exit(comparison.isSame() ? 0 : 1);
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      System.exit(2);
    }
  }
}
