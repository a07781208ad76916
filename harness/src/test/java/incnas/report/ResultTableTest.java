package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final Optional<Table> TABLE2 =
      PublishedTables.of(ProjectHome.find()).find("table2");

  private static ResultRow row(
      String proxy, Map<String, List<Double>> top1, Map<String, String> facts) {
    return new ResultRow(Map.of("proxy", proxy), top1, facts);
  }

  @Test
  void isLaidOutLikeThePapersTable() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("params_exact", Numeral.mean(List.of(1_000_000.0, 999_999.0), 0));
    facts.put("layers", "18.0");
    Table table =
        ResultTable.of(
            "table2",
            List.of("proxy"),
            List.of("cifar10", "cifar100"),
            List.of(
                row(
                    "zen-score",
                    Map.of("cifar10", List.of(96.0, 96.5), "cifar100", List.of(80.0)),
                    facts),
                row("grad", Map.of("cifar10", List.of(93.0)), Map.of()),
                row("mine", Map.of("cifar10", List.of(90.0, 91.0, 92.0)), Map.of("layers", "7"))),
            TABLE2);
    assertThat(Csv.text(table))
        .isEqualTo(
            """
            proxy,cifar10_top1_pct,cifar100_top1_pct,cifar10_n,cifar10_sd_pct,\
            cifar10_published_pct,cifar10_difference_pct,cifar100_n,cifar100_sd_pct,\
            cifar100_published_pct,cifar100_difference_pct,params_exact,layers
            zen-score,96.25,80.00,2,0.354,96.20,0.05,1,,80.10,-0.10,1000000,18.0
            grad,93.00,,1,,92.80,0.20,,,65.40,,,
            mine,91.00,,3,1.000,,,,,,,,7
            """);
    assertThat(table.columns().subList(0, 3)).isEqualTo(TABLE2.orElseThrow().columns());
  }

  @Test
  void dataSetsThePaperHasNotStayWithoutPublishedValues() {
    for (Optional<Table> published : List.of(TABLE2, Optional.<Table>empty())) {
      Table table =
          ResultTable.of(
              "quickstart",
              List.of("proxy"),
              List.of("patterns"),
              List.of(row("zen-score", Map.of("patterns", List.of(55.5)), Map.of())),
              published);
      assertThat(Csv.text(table))
          .isEqualTo(
              """
              proxy,patterns_top1_pct,patterns_n,patterns_sd_pct,\
              patterns_published_pct,patterns_difference_pct
              zen-score,55.50,1,,,
              """);
    }
  }

  @Test
  void weightsFindTheirRowOfTable1() {
    Optional<Table> table1 = PublishedTables.of(ProjectHome.find()).find("table1");
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("proxy", "Incorporated-Score-s");
    keys.put("w_z", "0.80");
    keys.put("w_d", ".2");
    Table table =
        ResultTable.of(
            "table1",
            List.of("proxy", "w_z", "w_d"),
            List.of("cifar10", "cifar100"),
            List.of(
                new ResultRow(
                    keys,
                    Map.of("cifar10", List.of(96.0)),
                    Map.of("layers", "9", "flops_m", "300"))),
            table1);
    assertThat(table.columns().subList(0, 6)).isEqualTo(table1.orElseThrow().columns());
    assertThat(table.cells("flops_m")).containsExactly("300");
    assertThat(table.cells("cifar10_published_pct")).containsExactly("96.86");
    assertThat(table.cells("cifar10_difference_pct")).containsExactly("-0.86");
  }

  @Test
  void aPublishedValueThatIsNotUniqueIsNotGuessed() {
    Optional<Table> table1 = PublishedTables.of(ProjectHome.find()).find("table1");
    Table table =
        ResultTable.of(
            "table1",
            List.of("proxy"),
            List.of("cifar10"),
            List.of(row("Incorporated-Score-s", Map.of("cifar10", List.of(96.0)), Map.of())),
            table1);
    assertThat(table.cells("cifar10_published_pct")).containsExactly("");
  }

  @Test
  void refusesRowsWithOtherKeys() {
    assertThatThrownBy(
            () ->
                ResultTable.of(
                    "t",
                    List.of("model"),
                    List.of(),
                    List.of(row("x", Map.of(), Map.of())),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
