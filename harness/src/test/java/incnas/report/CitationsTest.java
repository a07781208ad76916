package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CitationsTest {
  private static final Table PAPER =
      Table.of(
          "table6",
          List.of("model", "method", "top1_pct", "gpu_days"),
          List.of(
              List.of("TE-NAS", "ZS", "74.10", "0.20"),
              List.of("Ours-s", "ZS", "78.29", "0.09"),
              List.of("OFANet", "PS", "80.10", "51.60")));

  private static ResultRow measured(String label) {
    return new ResultRow(Map.of("model", label), Map.of(), Map.of("wall_s", "7"));
  }

  @Test
  void whatIsMeasuredAndWhatIsCitedStandApart() {
    Citations citations = new Citations(PAPER, "model");
    List<ResultRow> mine = List.of(measured("Ours-s"));
    List<ResultRow> others = citations.others(mine);
    assertThat(others)
        .extracting(row -> row.keys().get("model"))
        .containsExactly("TE-NAS", "OFANet");
    Table table =
        ResultTable.of(
            "table6",
            List.of("model"),
            List.of(),
            List.of(others.get(0), citations.beside(mine.get(0))),
            Optional.of(PAPER));
    assertThat(table.columns())
        .containsExactly(
            "model",
            "method",
            "top1_pct",
            "gpu_days",
            "source",
            "top1_pct_published",
            "gpu_days_published",
            "wall_s");
    assertThat(table.cells())
        .containsExactly(
            List.of("TE-NAS", "ZS", "74.10", "0.20", "published", "", "", ""),
            List.of("Ours-s", "ZS", "", "", "measured", "78.29", "0.09", "7"));
  }

  @Test
  void aRowThatThePaperHasNotHasNothingPublished() {
    Citations citations = new Citations(PAPER, "model");
    assertThat(citations.others(List.of(measured("Mine")))).hasSize(3);
    assertThat(citations.beside(measured("Mine")).facts())
        .containsEntry("gpu_days_published", "")
        .containsEntry("method", "")
        .containsEntry("wall_s", "7");
  }
}
