package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableDiffTest {
  @TempDir Path dir;

  private Table table(String name, String text) {
    try {
      return Csv.read(Files.writeString(dir.resolve(name), text), name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private TableDiff diff(String a, String b, String... tolerances) {
    return TableDiff.of(
        table("a.csv", a), table("b.csv", b), Tolerances.parse(List.of(tolerances)));
  }

  private static final String PAPER =
      """
      proxy,cifar10_top1_pct,cifar100_top1_pct
      zen-score,96.20,80.10
      grad,92.80,65.40
      synflow,95.10,75.90
      """;
  private static final String MINE =
      """
      proxy,cifar10_top1_pct,cifar100_top1_pct,cifar10_n,cifar10_sd_pct,cifar10_published_pct
      synflow,94.70,,4,0.500,95.10
      zen-score,95.60,79.00,4,0.500,96.20
      mine,96.00,80.00,1,,
      """;

  @Test
  void rendersTheWholeComparison() {
    assertThat(diff(PAPER, MINE).render())
        .isEqualTo(
            """
            A: a.csv (3 rows)
            B: b.csv (3 rows)
            rows matched by proxy; difference is B - A

              row        column             a      b      difference  tolerance  rule                      verdict
              zen-score  cifar10_top1_pct   96.20  95.60  -0.60       0.5        2 standard errors (of B)  different
              zen-score  cifar100_top1_pct  80.10  79.00  -1.10       0          exact                     different
              synflow    cifar10_top1_pct   95.10  94.70  -0.40       0.5        2 standard errors (of B)  same
              synflow    cifar100_top1_pct  75.90                                                          only in A
              grad                                                                                         only in A
              mine                                                                                         only in B

            columns only in B: cifar10_n, cifar10_sd_pct, cifar10_published_pct
            order of the rows:
              column             n  spearman  kendall_tau_b  undefined
              cifar10_top1_pct   2                           fewer than 3 rows with both values
              cifar100_top1_pct  1                           fewer than 3 rows with both values

            different: 2 of 4 cells different; 1 of 4 cells only in A; rows only in A: 1; rows only in B: 1
            """);
  }

  @Test
  void columnsOfOneSideAloneAreNoDifference() {
    TableDiff diff =
        diff(PAPER, PAPER.replaceAll("(?m)$(?<=\\d)", ",1").replaceFirst("\n", ",extra\n"));
    assertThat(diff.columnsOnlyB()).containsExactly("extra");
    assertThat(diff.same()).isTrue();
    assertThat(diff.render())
        .endsWith("same: all 6 compared cells agree within their tolerances\n");
    assertThat(diff.ranks()).allSatisfy(r -> assertThat(r.spearman()).hasValue(1));
  }

  @Test
  void toleranceIsInclusiveAndDecimal() {
    String a = "proxy,x\np,96.86\n";
    String b = "proxy,x\np,96.66\n";
    assertThat(diff(a, b, "0.2").same()).isTrue();
    assertThat(diff(a, b, "x=0.2").same()).isTrue();
    assertThat(diff(a, b, "0.1999").same()).isFalse();
    assertThat(diff(a, b).same()).isFalse();
    assertThat(diff(a, "proxy,x\np,96.860\n").same()).isTrue();
    assertThat(diff(a, b, "0.2").cells().get(0).rule()).isEqualTo("given");
  }

  @Test
  void spreadOfBothSidesIsCombinedAndNotComparedItself() {
    String a = "proxy,c_top1_pct,c_n,c_sd_pct\np,90.00,4,0.6\nq,90.00,1,\n";
    String b = "proxy,c_top1_pct,c_n,c_sd_pct\np,91.00,16,1.6\nq,90.00,1,\n";
    TableDiff diff = diff(a, b);
    // 2 * sqrt(0.36 / 4 + 2.56 / 16) = 1
    assertThat(diff.cells().get(0).tolerance().orElseThrow()).isEqualByComparingTo("1");
    assertThat(diff.cells())
        .extracting(CellDiff::rule)
        .containsExactly("2 standard errors (A and B)", "exact (no spread: n < 2)");
    assertThat(diff.spreadColumns()).containsExactly("c_n", "c_sd_pct");
    assertThat(diff.same()).isTrue();
    assertThat(diff(a, b, "5").cells()).extracting(CellDiff::column).contains("c_n", "c_sd_pct");
    assertThat(diff(a, b, "5").same()).isFalse();
  }

  @Test
  void weightsArePartOfTheKey() {
    String a = "proxy,w_z,w_d,x\ns,0.9,0.1,1\ns,0.8,0.2,2\n";
    String b = "proxy,w_z,w_d,x\ns,0.80,0.20,2\ns,0.90,.1,1\n";
    TableDiff diff = diff(a, b);
    assertThat(diff.keyColumns()).containsExactly("proxy", "w_z", "w_d");
    assertThat(diff.same()).isTrue();
  }

  @Test
  void textColumnsAreComparedAsText() {
    String a = "proxy,x,structure\np,1,SuperConv(3)\n";
    TableDiff diff = diff(a, a.replace("(3)", "(4)"));
    assertThat(diff.cells()).extracting(CellDiff::rule).containsExactly("exact", "text");
    assertThat(diff.same()).isFalse();
  }

  @Test
  void nothingToCompareIsNotSame() {
    assertThat(diff("proxy,x\np,\n", "proxy,x\np,\n").same()).isFalse();
    assertThat(diff("proxy,x\np,1\n", "proxy,y\np,1\n").render()).contains("nothing to compare");
  }

  @Test
  void mistakesAreNamedWithFileAndLine() {
    assertThatThrownBy(() -> diff(PAPER, PAPER + "grad,1,2\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.csv:5: the row has the same proxy (grad) as ")
        .hasMessageContaining("b.csv:3; remove or rename one of them");
    assertThatThrownBy(() -> diff(PAPER.replace("92.80", "n/a"), PAPER))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv:3: column cifar10_top1_pct: 'n/a' is not a number");
    assertThatThrownBy(() -> diff(PAPER, MINE.replace("4,0.500", "4,wide")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.csv:2: column cifar10_sd_pct: 'wide' is not a number");
    assertThatThrownBy(() -> diff(PAPER, PAPER.replace("proxy", "model")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv and b.csv cannot be compared");
    assertThatThrownBy(() -> diff(PAPER, PAPER, "cifar10=1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there are: cifar10_top1_pct, cifar100_top1_pct");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderOfRowsAndColumnsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(
          List.of("p" + i, Numeral.fixed(random.nextGaussian(), 3), "" + random.nextInt(4), "t"));
    }
    Table a = Table.of("a", List.of("proxy", "x", "y", "z"), rows);
    List<List<String>> shuffled = new ArrayList<>();
    rows.forEach(r -> shuffled.add(List.of(r.get(0), r.get(3), r.get(2), r.get(1))));
    Collections.shuffle(shuffled, random);
    Table b = Table.of("b", List.of("proxy", "z", "y", "x"), shuffled);
    TableDiff diff = TableDiff.of(a, b, Tolerances.NONE);
    assertThat(diff.same()).isTrue();
    assertThat(diff.cells()).hasSize(36);
    assertThat(diff.ranks()).hasSize(2);
  }

  @Test
  void comparisonIsATableToo() {
    assertThat(Csv.text(diff("proxy,x\np,1.0\n", "proxy,x\np,1.5\nq,2\n").toTable()))
        .isEqualTo(
            """
            row,column,a,b,difference,tolerance,rule,verdict
            p,x,1.0,1.5,0.5,0,exact,different
            q,,,,,,,only in B
            """);
  }
}
