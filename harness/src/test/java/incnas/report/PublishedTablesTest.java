package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTablesTest {
  private final PublishedTables tables = PublishedTables.of(ProjectHome.find());

  @ParameterizedTest
  @CsvSource({
    "table1, 20, 6",
    "table2, 7, 3",
    "table3, 4, 4",
    "table4, 6, 3",
    "table5, 32, 5",
    "table6, 11, 4"
  })
  void everyTableIsThereAndIsTheSameAsItself(String id, int rows, int columns) {
    Table table = tables.find(id).orElseThrow();
    assertThat(table.rows()).hasSize(rows);
    assertThat(table.columns()).hasSize(columns);
    TableDiff diff = TableDiff.of(table, table, Tolerances.NONE);
    assertThat(diff.same()).isTrue();
    assertThat(diff.cells()).isNotEmpty();
  }

  @Test
  void bestRowOfTable2IsAsPublished() {
    Table table = tables.find("table2").orElseThrow();
    assertThat(table.columns()).containsExactly("proxy", "cifar10_top1_pct", "cifar100_top1_pct");
    assertThat(table.rows().get(5).cells())
        .containsExactly("Incorporated-Score-s", "96.86", "81.10");
  }

  @Test
  void tablesThePaperHasNotAreEmpty() {
    assertThat(tables.find("quickstart")).isEmpty();
    assertThat(tables.find("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6"})
  void theFilesAreThoseOfTheSharedFolder(int number) throws IOException {
    String environment = System.getenv("INCNAS_SHARED");
    Path home = ProjectHome.find();
    Path shared = environment == null ? home.resolve("../shared") : Path.of(environment);
    Path original = shared.resolve("paper/table" + number + ".csv");
    assumeTrue(Files.exists(original), "no shared folder beside the project; set INCNAS_SHARED");
    assertThat(home.resolve("results/paper/table" + number + ".csv"))
        .hasSameTextualContentAs(original);
  }
}
