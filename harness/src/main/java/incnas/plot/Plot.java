package incnas.plot;

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
import java.util.regex.Matcher;
import org.apache.commons.text.StringEscapeUtils;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Series over a pair of axes.
 *
 * <p>The same data give the same bytes on the same machine; letters are outlines of the fonts
 * installed, so another machine may set letters and frame a little differently.
 *
 * @param title above the plot, and findable in the SVG's text
 * @param x label of the axis
 * @param y label of the axis
 */
public record Plot(String title, String x, String y, List<Series> series) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int MARKER = 6;
  private static final int DENSE = 500;
  private static final List<Color> COLORS =
      List.of(
          new Color(31, 90, 160),
          new Color(200, 90, 20),
          new Color(30, 130, 70),
          new Color(130, 60, 150));

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  public Plot {
    series = List.copyOf(series);
  }

  /** Writes {@code NAME.svg} and {@code NAME.png}, each whole or not at all. */
  public void write(Path directory, String name) {
    AtomicFile.write(directory.resolve(name + ".svg"), svg());
    AtomicFile.write(directory.resolve(name + ".png"), png());
  }

  public byte[] svg() {
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

  public byte[] png() {
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
            .xAxisTitle(x)
            .yAxisTitle(y)
            .theme(Styler.ChartTheme.XChart)
            .build();
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setLegendVisible(series.size() > 1)
        .setMarkerSize(MARKER)
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(chart.getStyler().getBaseFont().deriveFont(13f));
    chart.getStyler().setLocale(Locale.ROOT);
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).x().length > 0) {
        add(chart, series.get(i), COLORS.get(i % COLORS.size()));
      }
    }
    return chart;
  }

  private static void add(XYChart chart, Series one, Color color) {
    XYSeries drawn = chart.addSeries(one.name(), one.x(), one.y());
    if (one.kind() == Series.Kind.LINE) {
      drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
      drawn.setMarker(SeriesMarkers.NONE);
      drawn.setLineColor(color);
      drawn.setLineWidth(1.5f);
    } else {
      int alpha = one.x().length > DENSE ? 50 : 130;
      drawn.setMarker(SeriesMarkers.CIRCLE);
      drawn.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
    }
  }
}
