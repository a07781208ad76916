package incnas.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;

import incnas.run.AtomicFile;
import incnas.run.UserError;
import java.awt.AWTError;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.apache.commons.text.StringEscapeUtils;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Accuracies over a proxy's scores, one translucent point per network.
 *
 * <p>The same data give the same bytes on the same machine; letters are outlines of the fonts
 * installed, so another machine may set letters and frame a little differently.
 */
public final class ScatterPlot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int MARKER = 6;
  private static final int DENSE = 500;

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private final String title;
  private final Axis scores;
  private final double[] accuracies;

  private ScatterPlot(String title, Axis scores, double[] accuracies) {
    this.title = title;
    this.scores = scores;
    this.accuracies = accuracies;
  }

  /**
   * The plot of a column; networks without a score are left out, and counted in the title.
   *
   * @param dataSet what the accuracies are of, such as {@code nas-bench-201 cifar10}
   */
  public static ScatterPlot of(
      String dataSet, Column column, List<Double> accuracies, Correlation correlation) {
    double[] y =
        IntStream.range(0, accuracies.size())
            .filter(column::defined)
            .mapToDouble(accuracies::get)
            .toArray();
    return new ScatterPlot(title(column.name() + ", " + dataSet, correlation), scores(column), y);
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

  /** Writes {@code NAME.svg} and {@code NAME.png}, each whole or not at all. */
  public void write(Path directory, String name) {
    AtomicFile.write(directory.resolve(name + ".svg"), svg());
    AtomicFile.write(directory.resolve(name + ".png"), png());
  }

  byte[] svg() {
    byte[] drawn =
        drawn(
            (chart, out) ->
                VectorGraphicsEncoder.saveVectorGraphic(
                    chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG));
    // letters are drawn as outlines: the caption keeps the title findable
    String caption = "  <title>" + StringEscapeUtils.escapeXml10(title) + "</title>\n";
    return new String(drawn, UTF_8)
        .replaceFirst("(<svg [^>]*>\r?\n)", "$1" + Matcher.quoteReplacement(caption))
        .getBytes(UTF_8);
  }

  byte[] png() {
    return drawn(
        (chart, out) -> BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG));
  }

  private interface Encoder {
    void encode(XYChart chart, ByteArrayOutputStream out) throws IOException;
  }

  private byte[] drawn(Encoder encoder) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      encoder.encode(chart(), out);
    } catch (IOException | AWTError | LinkageError | InternalError e) {
      throw new UserError(
          "cannot draw the plot '"
              + title
              + "': "
              + e.getMessage()
              + "; plots need fonts: install fontconfig and a font such as DejaVu, then run the"
              + " same command again",
          e);
    }
    return out.toByteArray();
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(scores.label())
            .yAxisTitle("accuracy, %")
            .theme(Styler.ChartTheme.XChart)
            .build();
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setLegendVisible(false)
        .setMarkerSize(MARKER)
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(chart.getStyler().getBaseFont().deriveFont(13f));
    chart.getStyler().setLocale(Locale.ROOT);
    if (accuracies.length > 0) {
      XYSeries points = chart.addSeries("networks", scores.values(), accuracies);
      points.setMarker(SeriesMarkers.CIRCLE);
      points.setMarkerColor(new Color(31, 90, 160, accuracies.length > DENSE ? 50 : 130));
    }
    return chart;
  }
}
