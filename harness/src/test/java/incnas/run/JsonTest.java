package incnas.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {
  @TempDir Path dir;

  record Entry(long seed, String text, double score, Optional<String> note, List<Integer> counts) {}

  private static final Entry ENTRY = new Entry(7, "a\nb", 0.1, Optional.empty(), List.of(3, 1));

  @Test
  void recordsKeepTheirOrderAndMapsAreSorted() {
    assertThat(Json.line(ENTRY))
        .isEqualTo("{\"seed\":7,\"text\":\"a\\nb\",\"score\":0.1,\"note\":null,\"counts\":[3,1]}");
    assertThat(Json.line(Map.of("b", 1, "a", Map.of("d", 2, "c", 3))))
        .isEqualTo("{\"a\":{\"c\":3,\"d\":2},\"b\":1}");
  }

  @Test
  void canonicalSortsRecordsToo() {
    assertThat(Json.canonical(ENTRY))
        .isEqualTo("{\"counts\":[3,1],\"note\":null,\"score\":0.1,\"seed\":7,\"text\":\"a\\nb\"}");
  }

  @Test
  void prettyIsIndentedByTwoBlanksWithUnixLineEnds() {
    assertThat(Json.pretty(Map.of("a", List.of(1, 2), "b", Map.of("c", "d"))))
        .isEqualTo(
            """
            {
              "a" : [
                1,
                2
              ],
              "b" : {
                "c" : "d"
              }
            }
            """);
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Map<String, Object> value = Map.of("scores", List.of(1.0, bad));
      assertThatThrownBy(() -> Json.line(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("/scores/1");
      assertThatThrownBy(() -> Json.line(new double[] {bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Json.line(Map.of("x", (float) bad)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Json.write(dir.resolve("x.json"), value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(dir.resolve("x.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void doublesComeBackBitForBit(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(x)) {
        JsonNode node = Json.parse(Json.line(Map.of("x", x)).getBytes(UTF_8), JsonNode.class);
        assertThat(node.get("x").doubleValue()).isEqualTo(x);
      }
    }
  }

  @Test
  void doublesAreTheShortestDecimal() {
    assertThat(Json.line(List.of(0.002, 1.0, 1e7, 100.0, Double.MIN_VALUE)))
        .isEqualTo("[0.002,1.0,1.0E7,100.0,4.9E-324]");
  }

  @Test
  void writesAndReadsAFile() {
    Path file = dir.resolve("entry.json");
    Json.write(file, ENTRY);
    assertThat(Json.read(file, Entry.class)).isEqualTo(ENTRY);
  }

  @Test
  void badFilesAreNamedWithLineAndProblem() throws Exception {
    Map<String, String> bad = new HashMap<>();
    bad.put("", "entry.json");
    bad.put("{\n\"seed\": 7,\n oops}", "entry.json:3:");
    bad.put("{\"seed\":1,\"seed\":2}", "entry.json:1:");
    bad.put("{\"seed\":1}", "missing key 'text';");
    bad.put(Json.line(ENTRY).replace("{", "{\"sead\":1,"), "sead");
    bad.put("null", "entry.json");
    bad.put(Json.line(ENTRY) + " x", "entry.json:1:");
    Path file = dir.resolve("entry.json");
    for (Map.Entry<String, String> one : bad.entrySet()) {
      Files.writeString(file, one.getKey());
      assertThatThrownBy(() -> Json.read(file, Entry.class))
          .as(one.getKey())
          .isInstanceOf(UserError.class)
          .hasMessageContaining(one.getValue())
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
    assertThatThrownBy(() -> Json.read(dir.resolve("none.json"), Entry.class))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }
}
