package incnas.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import incnas.plot.Plot;
import incnas.score.Direction;
import incnas.seed.Seed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterPlotTest {
  @TempDir private Path dir;

  private static Plot plot(Column column, List<Double> accuracies) {
    Bootstrap bootstrap = new Bootstrap(new Seed(1), 100);
    return ScatterPlot.of(
        "own cifar10", column, accuracies, Correlation.of(column, accuracies, bootstrap));
  }

  private static Plot random(long seed, int n) {
    Random random = new Random(seed);
    double[] y = Columns.tied(random, n, 100);
    return plot(Columns.of(Columns.noisy(random, y, 30)), Columns.list(y));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 1000})
  void theSameDataGiveTheSameBytes(int n) {
    assertThat(Arrays.equals(random(1, n).svg(), random(1, n).svg())).isTrue();
    assertThat(Arrays.equals(random(1, n).png(), random(1, n).png())).isTrue();
    assertThat(Arrays.equals(random(1, n).svg(), random(2, n).svg())).isFalse();
    assertThat(Arrays.equals(random(1, n).png(), random(2, n).png())).isFalse();
  }

  @Test
  void bothFilesAreWrittenAndSayWhatTheyShow() throws IOException {
    random(1, 40).write(dir.resolve("plots"), "zen");
    assertThat(caption(Files.readAllBytes(dir.resolve("plots/zen.svg"))))
        .startsWith("proxy, own cifar10: n 40, Spearman 0.");
    byte[] png = Files.readAllBytes(dir.resolve("plots/zen.png"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(600);
  }

  @Test
  void everyPointIsDrawn() {
    String few = new String(random(1, 20).svg(), UTF_8);
    String more = new String(random(1, 25).svg(), UTF_8);
    assertThat(points(more) - points(few)).isEqualTo(5);
  }

  private static int points(String svg) {
    return svg.split("<ellipse|<circle", -1).length - 1;
  }

  @Test
  void titlesCountTheUndefinedAndSayWhyThereIsNoCorrelation() {
    assertThat(ScatterPlot.title("zen, x", new Correlation.None(2, 7, "all scores are equal")))
        .isEqualTo("zen, x: n 2, 7 undefined, no correlation: all scores are equal");
    Correlation known = new Correlation.Known(9, 0, 0.5, new Interval(0.25, 0.75), 0.1, 0.2, 0.3);
    assertThat(ScatterPlot.title("zen, x", known))
        .isEqualTo("zen, x: n 9, Spearman 0.500 (95 % 0.250 to 0.750)");
  }

  @Test
  void degenerateDataAreDrawnToo() {
    double nan = Double.NaN;
    assertThat(plot(Columns.of(nan, nan), Columns.list(1, 2)).svg()).isNotEmpty();
    assertThat(plot(Columns.of(3, 3), Columns.list(1, 1)).png()).isNotEmpty();
    assertThat(plot(Columns.of(1e-300, 1e300, 5), Columns.list(1, 2, 3)).png()).isNotEmpty();
  }

  @Test
  void scoresOfManyDecadesAreLogarithms() {
    Axis positive = Axis.of("s", new double[] {1e10, 1e60});
    assertThat(positive.label()).isEqualTo("log10 of s");
    assertThat(positive.values()).containsExactly(10, 60);
    Axis negative = Axis.of("s", new double[] {-1e60, -1e10});
    assertThat(negative.label()).isEqualTo("-log10 of -s");
    assertThat(negative.values()).containsExactly(-60, -10);
    Axis mixed = Axis.of("s", new double[] {-99999, 0, 9, 99, 5, 6, 999999});
    assertThat(mixed.label()).isEqualTo("signed log10(1 + size) of s");
    assertThat(mixed.values()).startsWith(-5, 0, 1, 2).endsWith(6);
    double[] even = {-1e9, 0, 1e9};
    assertThat(Axis.of("s", even).values()).isEqualTo(even);
    double[] narrow = {1, 900};
    assertThat(Axis.of("s", narrow).values()).isEqualTo(narrow);
  }

  @Test
  void scoresAreNotNegatedAndCaptionsAreEscaped() {
    Column column =
        new Column("a<b", Direction.LOWER_IS_BETTER, Columns.of(10, 20, 30, 1).scores());
    assertThat(caption(plot(column, Columns.list(3, 2, 1, 4)).svg()))
        .isEqualTo("a&lt;b, own cifar10: n 4, Spearman 1.000 (95 % 1.000 to 1.000)");
    assertThat(ScatterPlot.scores(column).label()).isEqualTo("a<b (lower is better)");
    assertThat(ScatterPlot.scores(column).values()).containsExactly(10, 20, 30, 1);
  }

  private static String caption(byte[] svg) {
    return new String(svg, UTF_8).replaceAll("(?s).*<title>(.*)</title>.*", "$1");
  }
}
