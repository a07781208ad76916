package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.evolve.Entry;
import incnas.plot.Plot;
import incnas.plot.Series;
import incnas.report.Table;
import incnas.report.TableRow;
import incnas.score.Incorporated;
import incnas.score.Normalization;
import incnas.score.Proxy;
import incnas.score.Score;
import incnas.score.ZenScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A search's scores over its iterations, as the paper's Figures 2 and 3 show them: of the best
 * child so far, and the mean over the children that were scored since the last line. Under a screen
 * those are the children that it admitted.
 *
 * <p>zen-score is taken from the Incorporated-Score by equation 11, since the entropy score is
 * arithmetic.
 *
 * @param label of the search
 */
record Curve(String label, Table table) {
  private static final int LINES = 960;
  private static final List<String> COLUMNS =
      List.of(
          "iteration",
          "scored",
          "best_score",
          "best_zen",
          "best_entropy",
          "best_normalized_entropy",
          "mean_score",
          "mean_zen",
          "mean_entropy",
          "mean_normalized_entropy",
          "pearson_zen_score");

  /** The scores of one child; not a number where there is none. */
  private record Point(int iteration, double score, double zen, double entropy, double normalized) {
    static final Point NONE = new Point(-1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * At most 960 lines, evenly spaced.
   *
   * @param entries of the search's journal
   * @param resolution of the images
   */
  static Table table(List<Entry> entries, Proxy proxy, int resolution, int iterations) {
    List<Point> points = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.values().isEmpty()) {
        Architecture network = Architecture.parse(entry.structure(), resolution, 1);
        points.add(point(entry, proxy, Entropy.of(network, Reading.OFFICIAL_CODE).score()));
      }
    }
    return table(points, iterations);
  }

  private static Point point(Entry entry, Proxy proxy, double entropy) {
    double score = new Score.Known(entry.values()).mean();
    if (proxy instanceof Incorporated i) {
      double normalized = i.normalization().apply(entropy);
      double zen = (score - i.entropyWeight() * normalized) / i.zenWeight();
      return new Point(entry.iteration(), score, zen, entropy, normalized);
    }
    double zen = proxy instanceof ZenScore ? score : Double.NaN;
    return new Point(entry.iteration(), score, zen, entropy, Normalization.LOG.apply(entropy));
  }

  private static Table table(List<Point> points, int iterations) {
    int every = Math.max(1, iterations / LINES);
    List<List<String>> lines = new ArrayList<>();
    SimpleRegression together = new SimpleRegression();
    Point best = Point.NONE;
    int from = 0;
    for (int end = every; end <= iterations; end += every) {
      int to = from;
      while (to < points.size() && points.get(to).iteration() < end) {
        Point point = points.get(to++);
        together.addData(point.zen(), point.score());
        best = !(point.score() <= best.score()) ? point : best;
      }
      List<Point> recent = points.subList(from, to);
      lines.add(
          List.of(
              String.valueOf(end),
              String.valueOf(to),
              text(best.score()),
              text(best.zen()),
              text(best.entropy()),
              text(best.normalized()),
              text(mean(recent, Point::score)),
              text(mean(recent, Point::zen)),
              text(mean(recent, Point::entropy)),
              text(mean(recent, Point::normalized)),
              text(together.getR())));
      from = to;
    }
    return Table.of("curve", COLUMNS, lines);
  }

  private static double mean(List<Point> points, ToDoubleFunction<Point> part) {
    return points.stream().mapToDouble(part).average().orElse(Double.NaN);
  }

  private static String text(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "";
  }

  /** Zen-score and the scores made of it, over the iterations: best so far and means. */
  Plot scores() {
    List<Series> series = new ArrayList<>();
    for (String column : List.of("best_score", "mean_score", "best_zen", "mean_zen")) {
      series.add(series(column));
    }
    return new Plot(label + ": score and zen-score", "iteration", "score", series);
  }

  /** The entropy score as it is. */
  Plot entropies() {
    return new Plot(
        label + ": entropy score",
        "iteration",
        "E",
        List.of(series("best_entropy"), series("mean_entropy")));
  }

  /** The entropy score as equation 11 takes it. */
  Plot normalized() {
    return new Plot(
        label + ": normalised entropy score",
        "iteration",
        "F(E)",
        List.of(series("best_normalized_entropy"), series("mean_normalized_entropy")));
  }

  private Series series(String column) {
    List<double[]> known = new ArrayList<>();
    for (TableRow row : table.rows()) {
      String y = table.cell(row, column);
      if (!y.isEmpty()) {
        double x = Double.parseDouble(table.cell(row, "iteration"));
        known.add(new double[] {x, Double.parseDouble(y)});
      }
    }
    return new Series(
        column,
        known.stream().mapToDouble(p -> p[0]).toArray(),
        known.stream().mapToDouble(p -> p[1]).toArray(),
        column.startsWith("best") ? Series.Kind.LINE : Series.Kind.POINTS);
  }
}
