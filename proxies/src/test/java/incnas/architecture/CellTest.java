package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.testing.Cells;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a cell, read and written. */
class CellTest {
  private static final String MIXED =
      "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|none~2|";
  private static final String KNOWN =
      "; known: none, skip_connect, nor_conv_1x1, nor_conv_3x3, avg_pool_3x3";

  @Test
  void everyCellIsPrintedAndReadBack() {
    Set<String> texts = new HashSet<>();
    Set<String> fingerprints = new HashSet<>();
    for (Cell cell : Cells.all()) {
      Architecture network = new Architecture(List.of(new CellNetwork(cell)), 32, 10);
      assertThat(Cell.parse(cell.text())).isEqualTo(cell);
      assertThat(network.structure()).isEqualTo(cell.text());
      assertThat(Architecture.parse(network.structure(), 32, 10)).isEqualTo(network);
      texts.add(cell.text());
      fingerprints.add(network.fingerprint());
    }
    assertThat(texts).hasSize(15_625);
    assertThat(fingerprints).hasSize(15_625);
  }

  @Test
  void edgesStandInTheOrderOfTheText() {
    Cell cell = Cell.parse(MIXED);
    assertThat(cell.edges())
        .containsExactly(
            CellOperation.CONV_3X3,
            CellOperation.SKIP_CONNECT,
            CellOperation.NONE,
            CellOperation.CONV_1X1,
            CellOperation.AVERAGE_POOL_3X3,
            CellOperation.NONE);
    assertThat(cell.edge(0, 1)).isEqualTo(CellOperation.CONV_3X3);
    assertThat(cell.edge(1, 2)).isEqualTo(CellOperation.NONE);
    assertThat(cell.edge(1, 3)).isEqualTo(CellOperation.AVERAGE_POOL_3X3);
    assertThat(cell.with(2, CellOperation.SKIP_CONNECT).text())
        .isEqualTo(MIXED.replace("none~1", "skip_connect~1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\t "})
  void whiteSpaceAroundItDoesNotMatter(String space) {
    assertThat(Architecture.parse(space + MIXED + space, 32, 10).structure()).isEqualTo(MIXED);
  }

  private static void refused(String text, int character, String what) {
    assertThatThrownBy(() -> Architecture.parse(text, 32, 10))
        .isInstanceOf(StructureException.class)
        .hasMessageStartingWith("structure string, character " + character + ": " + what)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|conv_3x3~0|; 2; conv_3x3",
        "|nor_conv_3x3~0|+|skip~0|none~1|; 19; skip",
        "|none~0|+|none~0|none~1|+|none~0|none~1|dil_conv~2|; 41; dil_conv",
        "|; 2; ''",
        "||; 2; ''",
        "|NONE~0|; 2; NONE",
      })
  void unknownOperation(String text, int character, String operation) {
    refused(text, character, "unknown operation '" + operation + "'" + KNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|none|; 6; expected '~0' on edge 1 of 1 into node 1",
        "|none |; 6; expected '~0' on edge 1 of 1 into node 1",
        "|none~1|; 6; expected '~0' on edge 1 of 1 into node 1",
        "|none~0; 8; expected '|' after an edge",
        "|none~0|; 9; expected '+' between the edges of two nodes",
        "|none~0||none~0|none~1|; 9; expected '+' between the edges of two nodes",
        "|none~0|+none~0|; 10; expected '|' before the edges into node 2",
        "|none~0|+|none~0|+; 18; unknown operation ''",
        "|none~0|+|none~0|none~0|; 22; expected '~1' on edge 2 of 2 into node 2",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2; 47; expected '|' after an edge",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|+|none~0|; 48; expected the end of the cell",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|x; 48; expected the end of the cell",
        "|none~0| +|none~0|none~1|; 9; expected '+' between the edges of two nodes",
      })
  void brokenForm(String text, int character, String what) {
    refused(text, character, what);
  }

  @Test
  void blocksAndCellsAreNotMixed() {
    refused(MIXED + "SuperConvK1BNRELU(64,64,1,1)", MIXED.length() + 1, "expected the end");
    refused("SuperConvK3BNRELU(3,16,1,1)" + MIXED, 28, "expected a block");
    assertThatThrownBy(
            () ->
                new Architecture(
                    List.of(new CellNetwork(Cell.parse(MIXED)), new ConvBlock(1, 64, 64, 1, 1)),
                    32,
                    10))
        .hasMessage("a network of cells has no other blocks");
  }

  @Test
  void aCellHasSixEdges() {
    assertThatThrownBy(() -> new Cell(List.of(CellOperation.NONE)))
        .hasMessage("a cell has 6 edges, but 1 operations were given");
  }

  /** A changed, lost or doubled character gives an error or another whole cell. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedStringsGiveAnErrorOrAWholeCell(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> valid = Cells.sample(50, seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(valid.get(random.nextInt(valid.size())));
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.setCharAt(at, "0123|~+ nx_\n".charAt(random.nextInt(12)));
        case 1 -> damaged.deleteCharAt(at);
        default -> damaged.insert(at, damaged.charAt(at));
      }
      try {
        Architecture network = Architecture.parse(damaged.toString(), 32, 10);
        assertThat(Architecture.parse(network.structure(), 32, 10)).isEqualTo(network);
      } catch (StructureException e) {
        assertThat(e).hasMessageStartingWith("structure string");
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }
}
