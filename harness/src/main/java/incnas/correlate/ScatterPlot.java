package incnas.correlate;

import incnas.plot.Plot;
import incnas.plot.Series;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Accuracies over a proxy's scores, one translucent point per network. */
public final class ScatterPlot {
  private ScatterPlot() {}

  /**
   * The plot of a column; networks without a score are left out, and counted in the title.
   *
   * @param dataSet what the accuracies are of, such as {@code nas-bench-201 cifar10}
   */
  public static Plot of(
      String dataSet, Column column, List<Double> accuracies, Correlation correlation) {
    double[] y =
        IntStream.range(0, accuracies.size())
            .filter(column::defined)
            .mapToDouble(accuracies::get)
            .toArray();
    Axis scores = scores(column);
    return new Plot(
        title(column.name() + ", " + dataSet, correlation),
        scores.label(),
        "accuracy, %",
        List.of(new Series("networks", scores.values(), y, Series.Kind.POINTS)));
  }

  static Axis scores(Column column) {
    return Axis.of(
        column.name() + " (" + column.direction().label() + ")",
        column.scores().stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }

  static String title(String what, Correlation correlation) {
    String missing =
        correlation.undefined() == 0 ? "" : ", " + correlation.undefined() + " undefined";
    String outcome =
        correlation instanceof Correlation.Known known
            ? String.format(
                Locale.ROOT,
                "Spearman %.3f (95 %% %.3f to %.3f)",
                known.spearman(),
                known.interval().low(),
                known.interval().high())
            : "no correlation: " + ((Correlation.None) correlation).reason();
    return what + ": n " + correlation.n() + missing + ", " + outcome;
  }
}
