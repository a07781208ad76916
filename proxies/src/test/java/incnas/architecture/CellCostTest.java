package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters and FLOPs that NAS-Bench-201 states for some of its networks, 10 classes. */
class CellCostTest {
  private static Cost cost(String edges) {
    StringBuilder text = new StringBuilder();
    String[] nodes = edges.split(" ", -1);
    for (int to = 0; to < nodes.length; to++) {
      text.append(to > 0 ? "+|" : "|");
      for (int from = 0; from < nodes[to].length(); from++) {
        String operation =
            switch (nodes[to].charAt(from)) {
              case 's' -> "skip_connect";
              case '1' -> "nor_conv_1x1";
              case '3' -> "nor_conv_3x3";
              case 'p' -> "avg_pool_3x3";
              default -> "none";
            };
        text.append(operation).append('~').append(from).append('|');
      }
    }
    return Cost.of(Architecture.parse(text.toString(), 32, 10), Variant.of(Semantics.ZENNAS));
  }

  /** Edges of dead nodes count like the others. */
  @ParameterizedTest
  @CsvSource({
    "0 00 000, 73306",
    "s ss sss, 73306",
    "p pp ppp, 73306",
    "1 11 111, 241306",
    "3 33 333, 1531546",
    "3 00 000, 316346",
    "0 00 003, 316346",
    "3 s0 1p0, 344346",
    "s 33 110, 615386",
    "p s0 p3s, 316346",
    "0 s3 330, 802426",
    "1 pp ppp, 101306",
    "3 13 s33, 1073466",
    "3 11 3p1, 643386",
  })
  void parameters(String edges, long params) {
    assertThat(cost(edges).paramsExact()).isEqualTo(params);
  }

  /** Stem, reductions and classifier, and each 3 x 3 or 1 x 1 edge, multiplied out. */
  @ParameterizedTest
  @CsvSource({"0 00 000, 0, 0", "3 33 333, 6, 0", "1 11 111, 0, 6", "s 33 110, 2, 2"})
  void multiplications(String edges, int three, int one) {
    long skeleton =
        3 * 16 * 9 * 1024
            + (16 * 32 * 9 + 32 * 32 * 9 + 16 * 32) * 256
            + (32 * 64 * 9 + 64 * 64 * 9 + 32 * 64) * 64
            + 640;
    // 16^2 at 32^2, 32^2 at 16^2 and 64^2 at 8^2 are the same product
    long edge = 15L * 16 * 16 * 1024;
    assertThat(cost(edges).macs()).isEqualTo(skeleton + edge * (9L * three + one));
  }
}
