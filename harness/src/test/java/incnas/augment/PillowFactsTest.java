package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hashes of what Pillow 9.4.0 makes of pictures of many sizes and kinds, with magnitudes in and
 * beyond the ranges of the policies.
 */
class PillowFactsTest {
  /**
   * One call of Pillow.
   *
   * @param argument the magnitude; for crop-resize the box and the new width and height
   * @param sha256 of the result's bytes
   */
  record Fact(
      String kind, int width, int height, int seed, String op, String argument, String sha256) {
    static Fact parse(String line) {
      String[] cells = line.split(",", -1);
      return new Fact(
          cells[0],
          Integer.parseInt(cells[1]),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          cells[4],
          cells[5],
          cells[6]);
    }

    Picture apply() {
      Picture picture = MadePicture.of(kind, width, height, seed);
      String[] words = op.split(" ", -1);
      if (words.length == 1) {
        return Operation.labelled(op).orElseThrow().apply(picture, Double.parseDouble(argument));
      }
      int[] n = List.of(argument.split(" ", -1)).stream().mapToInt(Integer::parseInt).toArray();
      return new Box(n[0], n[1], n[2], n[3])
          .resized(picture, n[4], n[5], Filter.labelled(words[1]).orElseThrow());
    }
  }

  static List<Fact> facts() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PillowFactsTest.class.getResourceAsStream("pillow-facts.csv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Fact::parse).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void isWhatPillowMakes(Fact fact) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(fact.apply().rgb());
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(fact.sha256());
  }
}
