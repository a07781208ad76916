package incnas.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.evolve.Entry;
import incnas.report.Table;
import incnas.score.Normalization;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final String NET =
      "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,%d,1)"
          + "SuperResK3K3(32,64,2,32,2)SuperConvK1BNRELU(64,128,1,1)";

  private static double entropy(int width) {
    Architecture network = Architecture.parse(NET.formatted(width), 32, 10);
    return Entropy.of(network, Reading.OFFICIAL_CODE).score();
  }

  private static double cell(Table table, int row, String column) {
    return Double.parseDouble(table.cells(column).get(row));
  }

  @Test
  void zenScoreIsTakenBackFromTheIncorporatedScore() {
    Proxy proxy = Proxies.incorporated(Profile.OFFICIAL_CODE, 0.01, Normalization.SQRT, 0.8, 0.2);
    double[] zen = {10, 14, 12, 13};
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double score = 0.8 * zen[i] + 0.2 * Math.sqrt(entropy(8 * (i + 1)));
      entries.add(new Entry(i, NET.formatted(8 * (i + 1)), List.of(score), ""));
    }
    entries.add(new Entry(4, NET.formatted(8), List.of(), "no score"));
    Table table = Curve.table(entries, proxy, 32, 6);
    assertThat(table.cells("iteration")).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(table.cells("scored")).containsExactly("1", "2", "3", "4", "4", "4");
    for (int i = 0; i < 4; i++) {
      assertThat(cell(table, i, "mean_zen")).isCloseTo(zen[i], within(1e-3));
      assertThat(cell(table, i, "mean_entropy")).isCloseTo(entropy(8 * (i + 1)), within(1e-3));
    }
    assertThat(cell(table, 5, "best_zen")).isCloseTo(14, within(1e-3));
    assertThat(table.cells("mean_score").get(5)).isEmpty();
    assertThat(cell(table, 5, "pearson_zen_score")).isBetween(0.5, 1.0);
  }

  @Test
  void aLongSearchHasAtMost960Lines() {
    Proxy proxy = Proxies.of("zen", Profile.OFFICIAL_CODE, 0.01);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      entries.add(new Entry(2 * i, NET.formatted(8), List.of((double) i), ""));
    }
    Table table = Curve.table(entries, proxy, 32, 9600);
    assertThat(table.rows()).hasSize(960);
    assertThat(cell(table, 959, "scored")).isEqualTo(4800);
    assertThat(cell(table, 959, "best_zen")).isEqualTo(4799);
    assertThat(cell(table, 0, "mean_score")).isEqualTo(2);
    assertThat(new String(new Curve("x", table).scores().svg(), UTF_8))
        .contains("<title>x: score and zen-score</title>");
  }
}
