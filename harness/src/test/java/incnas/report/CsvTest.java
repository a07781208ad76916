package incnas.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path dir;

  private Table read(String text) throws IOException {
    return Csv.read(Files.writeString(dir.resolve("t.csv"), text));
  }

  @Test
  void quotesWhatNeedsQuotes() {
    Table table =
        Table.of(
            "t",
            List.of("name", "value"),
            List.of(List.of("a,b", "1"), List.of("say \"x\"\nnow", ""), List.of("", "ä")));
    assertThat(Csv.text(table))
        .isEqualTo("name,value\n\"a,b\",1\n\"say \"\"x\"\"\nnow\",\n\"\",ä\n");
  }

  @Test
  void writesAWholeFile() {
    Path file = dir.resolve("tables/t.csv");
    Csv.write(file, Table.of("t", List.of("a"), List.of(List.of("1"))));
    assertThat(file).hasContent("a\n1\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsWrittenComesBack(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      Table table = randomTable(random);
      Path file = Files.writeString(dir.resolve("r.csv"), Csv.text(table));
      Table back = Csv.read(file);
      assertThat(back.columns()).isEqualTo(table.columns());
      assertThat(back.cells()).isEqualTo(table.cells());
      assertThat(Csv.text(back)).isEqualTo(Files.readString(file));
    }
  }

  private static Table randomTable(Random random) {
    String alphabet = "ab1.,\"\n\r;| \t#é\uD83D\uDE00\\'";
    int width = 1 + random.nextInt(4);
    List<String> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      columns.add("c" + c);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int r = random.nextInt(6); r > 0; r--) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        StringBuilder cell = new StringBuilder();
        for (int k = random.nextInt(6); k > 0; k--) {
          int[] points = alphabet.codePoints().toArray();
          cell.appendCodePoint(points[random.nextInt(points.length)]);
        }
        row.add(cell.toString());
      }
      rows.add(row);
    }
    return Table.of("r", columns, rows);
  }

  @Test
  void acceptsMarkLineEndsAndBlankLines() throws IOException {
    Table table = read("\uFEFF name ,value\r\n\r\nx,1\r\n\"y\r\nz\",2\n\n\nw,3");
    assertThat(table.columns()).containsExactly("name", "value");
    assertThat(table.cells())
        .containsExactly(List.of("x", "1"), List.of("y\r\nz", "2"), List.of("w", "3"));
    assertThat(read("name,value\n").rows()).isEmpty();
  }

  @Test
  void rowsKnowTheirLine() throws IOException {
    Table table = read("name,value\nx,1\n\"y\nz\",2\nw,3\n");
    assertThat(table.rows())
        .extracting(TableRow::place)
        .containsExactly(table.id() + ":2", table.id() + ":3", table.id() + ":5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\0',
      value = {
        "''!:1: the file is empty",
        "\\n\\n!the file is empty",
        "a,b\\nx,1\\ny,2,3\\n!:3: 3 cells where the header has 2 columns",
        "a,b\\n\"x\\ny\",1\\nz\\n!:4: 1 cells where the header has 2 columns",
        "a,b,a\\n!:1: two columns are named a",
        "a,,b\\n!:1: column 2 has no name",
        "a,b\\nx,\"1\\ny,2\\n!:2: the quotes of a cell do not fit",
        "a,b\\nx,\"1\"2\\n!:2: the quotes of a cell do not fit"
      })
  void badFilesAreNamedWithLineAndProblem(String text, String problem) {
    String content = text.equals("''") ? "" : text.replace("\\n", "\n");
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t.csv")
        .hasMessageContaining(problem);
  }

  @Test
  void bytesThatAreNotUtf8AreNamedByOffset() throws IOException {
    Path file = Files.write(dir.resolve("t.csv"), "a,b\nx,\u00e9\n".getBytes(UTF_8));
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 'x';
    Files.write(file, bytes);
    assertThatThrownBy(() -> Csv.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t.csv: byte 6 is not UTF-8");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});
    assertThatThrownBy(() -> Csv.read(file)).hasMessageContaining("byte 2 is not UTF-8");
  }

  @Test
  void aMissingFileIsOneClearError() {
    assertThatThrownBy(() -> Csv.read(dir.resolve("none.csv")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.csv: no such file");
    assertThatThrownBy(() -> Csv.read(dir)).isInstanceOf(UserError.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyBytesAreATableOrAUserError(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] seedText = "proxy,w_z,top1_pct\n\"a\",0.1,9\nb,1e3,\"8\"\n".getBytes(UTF_8);
    Table other = Csv.read(Files.write(dir.resolve("seed.csv"), seedText));
    String spice = "\",\n\r\0 #\\1eé";
    for (int i = 0; i < 200; i++) {
      byte[] bytes = seedText.clone();
      for (int k = 1 + random.nextInt(5); k > 0; k--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) spice.charAt(random.nextInt(spice.length()));
      }
      Path file = Files.write(dir.resolve("fuzz.csv"), bytes);
      try {
        Table table = Csv.read(file);
        assertThat(Csv.text(table)).endsWith("\n");
        assertThat(TableDiff.of(table, other, Tolerances.NONE).render()).endsWith("\n");
      } catch (UserError e) {
        assertThat(e.getMessage()).contains("fuzz.csv").doesNotContain("\n");
      }
    }
  }
}
