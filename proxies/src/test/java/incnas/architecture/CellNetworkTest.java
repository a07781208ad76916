package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.LayerGraph.Node;
import incnas.testing.Cells;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of a network of cells, against the published description. */
class CellNetworkTest {
  private static final String MIXED =
      "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_3x3~2|";

  static List<String> cells() {
    return Cells.sample(20, 1);
  }

  private static String line(Node node) {
    Object layer = node.layer();
    String what = layer.getClass().getSimpleName();
    if (layer instanceof Layer.Conv c) {
      what +=
          " %d-%d k%d s%d g%d %s%s"
              .formatted(
                  c.in(),
                  c.out(),
                  c.kernel(),
                  c.stride(),
                  c.groups(),
                  c.path(),
                  c.bias() ? " biased" : "");
    } else if (layer instanceof Layer.AveragePool p) {
      what += " k%d s%d p%d".formatted(p.kernel(), p.stride(), p.padding());
    } else if (layer instanceof Layer.BatchNorm n) {
      what += " " + n.channels() + " " + n.path();
    }
    return "%d %s %s of %s: %dx%d"
        .formatted(node.id(), node.name(), what, node.inputs(), node.channels(), node.side());
  }

  /** One cell a stage: stem, cell, reduction, cell, reduction, cell, normalisation, head. */
  @Test
  void everyLayerByHand() {
    LayerGraph graph = new CellSkeleton(4, 1).lower(Cell.parse(MIXED), 8, 5);
    assertThat(graph.nodes().subList(0, 38).stream().map(CellNetworkTest::line))
        .containsExactly(
            "0 input Input of []: 3x8",
            "1 block0.conv1 Conv 3-4 k3 s1 g1 MAIN of [0]: 4x8",
            "2 block0.bn1 BatchNorm 4 MAIN of [1]: 4x8",
            // node 1 = conv3x3(0)
            "3 block1.edge0-1.relu Relu of [2]: 4x8",
            "4 block1.edge0-1.conv Conv 4-4 k3 s1 g1 CELL of [3]: 4x8",
            "5 block1.edge0-1.bn BatchNorm 4 CELL of [4]: 4x8",
            // node 2 = 0 + none(1)
            "6 block1.edge1-2.zero Zero of [5]: 4x8",
            "7 block1.node2.add1 Add of [2, 6]: 4x8",
            // node 3 = conv1x1(0) + pool(1) + conv3x3(2)
            "8 block1.edge0-3.relu Relu of [2]: 4x8",
            "9 block1.edge0-3.conv Conv 4-4 k1 s1 g1 CELL of [8]: 4x8",
            "10 block1.edge0-3.bn BatchNorm 4 CELL of [9]: 4x8",
            "11 block1.edge1-3.pool AveragePool k3 s1 p1 of [5]: 4x8",
            "12 block1.node3.add1 Add of [10, 11]: 4x8",
            "13 block1.edge2-3.relu Relu of [7]: 4x8",
            "14 block1.edge2-3.conv Conv 4-4 k3 s1 g1 CELL of [13]: 4x8",
            "15 block1.edge2-3.bn BatchNorm 4 CELL of [14]: 4x8",
            "16 block1.node3.add2 Add of [12, 15]: 4x8",
            "17 block2.relu0 Relu of [16]: 4x8",
            "18 block2.conv1 Conv 4-8 k3 s2 g1 MAIN of [17]: 8x4",
            "19 block2.bn1 BatchNorm 8 MAIN of [18]: 8x4",
            "20 block2.relu1 Relu of [19]: 8x4",
            "21 block2.conv2 Conv 8-8 k3 s1 g1 MAIN of [20]: 8x4",
            "22 block2.bn2 BatchNorm 8 MAIN of [21]: 8x4",
            "23 block2.shortcut.pool AveragePool k2 s2 p0 of [16]: 4x4",
            "24 block2.shortcut.conv Conv 4-8 k1 s1 g1 SHORTCUT of [23]: 8x4",
            "25 block2.add Add of [22, 24]: 8x4",
            "26 block3.edge0-1.relu Relu of [25]: 8x4",
            "27 block3.edge0-1.conv Conv 8-8 k3 s1 g1 CELL of [26]: 8x4",
            "28 block3.edge0-1.bn BatchNorm 8 CELL of [27]: 8x4",
            "29 block3.edge1-2.zero Zero of [28]: 8x4",
            "30 block3.node2.add1 Add of [25, 29]: 8x4",
            "31 block3.edge0-3.relu Relu of [25]: 8x4",
            "32 block3.edge0-3.conv Conv 8-8 k1 s1 g1 CELL of [31]: 8x4",
            "33 block3.edge0-3.bn BatchNorm 8 CELL of [32]: 8x4",
            "34 block3.edge1-3.pool AveragePool k3 s1 p1 of [28]: 8x4",
            "35 block3.node3.add1 Add of [33, 34]: 8x4",
            "36 block3.edge2-3.relu Relu of [30]: 8x4",
            "37 block3.edge2-3.conv Conv 8-8 k3 s1 g1 CELL of [36]: 8x4");
    List<Node> end = graph.nodes().subList(graph.nodes().size() - 5, graph.nodes().size());
    assertThat(end.stream().map(CellNetworkTest::line))
        .containsExactly(
            "62 block5.node3.add2 Add of [58, 61]: 16x2",
            "63 block6.bn0 BatchNorm 16 MAIN of [62]: 16x2",
            "64 block6.relu0 Relu of [63]: 16x2",
            "65 pool GlobalAveragePool of [64]: 16x1",
            "66 fc Linear of [65]: 5x1");
    assertThat(graph.features()).isEqualTo(64);
  }

  @Test
  void thePublishedNetworkHasFifteenCellsAndTwoReductions() {
    Architecture network = Architecture.parse(MIXED, 32, 10);
    LayerGraph graph = network.lower(Variant.of(Semantics.ZENNAS));
    assertThat(graph.nodes()).filteredOn(n -> n.name().endsWith("zero")).hasSize(15);
    assertThat(graph.nodes()).filteredOn(n -> n.name().endsWith("shortcut.conv")).hasSize(2);
    assertThat(graph.node(graph.features()).channels()).isEqualTo(64);
    assertThat(graph.node(graph.features()).side()).isEqualTo(8);
    assertThat(graph.node(graph.features()).block()).isEqualTo(18);
    assertThat(network.layers()).isEqualTo(18);
    Cost cost = Cost.of(network, Variant.of(Semantics.ZENNAS));
    assertThat(cost.layers()).isEqualTo(18);
    assertThat(cost.convs()).isEqualTo(1 + 15 * 3 + 2 * 2);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void nodesAreNumberedNamedReadAndFit(String cell) {
    LayerGraph graph = Architecture.parse(cell, 32, 10).lower(Variant.MAIN_PATH);
    Set<String> names = new HashSet<>();
    Set<Integer> read = new HashSet<>();
    for (Node node : graph.nodes()) {
      assertThat(graph.node(node.id())).isSameAs(node);
      assertThat(names.add(node.name())).as(node.name()).isTrue();
      assertThat(node.inputs()).allSatisfy(input -> assertThat(input).isLessThan(node.id()));
      if (node.layer() instanceof Layer.Add) {
        Node other = graph.node(node.inputs().get(1));
        assertThat(other.channels()).as(node.name()).isEqualTo(node.channels());
        assertThat(other.side()).as(node.name()).isEqualTo(node.side());
      }
      read.addAll(node.inputs());
    }
    assertThat(read).hasSize(graph.nodes().size() - 1);
  }

  @Test
  void variantsDoNotMatter() {
    Architecture network = Architecture.parse(MIXED, 32, 10);
    LayerGraph graph = network.lower(Variant.MAIN_PATH);
    for (Semantics semantics : Semantics.values()) {
      assertThat(network.lower(Variant.of(semantics))).isEqualTo(graph);
      assertThat(network.lower(Variant.of(semantics).withGates())).isEqualTo(graph);
    }
    assertThat(network.withClasses(7).lower(Variant.MAIN_PATH).last().channels()).isEqualTo(7);
    assertThat(network.chainBreak()).isEmpty();
    assertThat(Architecture.chain(network.blocks())).isEqualTo(network.blocks());
  }

  /** The shortcut halves downwards, the convolution upwards: on odd sides they do not meet. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 30, 33})
  void imagesMustHalveTwice(int resolution) {
    assertThatThrownBy(() -> Architecture.parse(MIXED, resolution, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the resolution is "
                + resolution
                + ", but a network of cells halves the image without remainder: it must be a"
                + " multiple of 4");
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "16, 4", "32, 8", "224, 56"})
  void otherResolutions(int resolution, int side) {
    LayerGraph graph = Architecture.parse(MIXED, resolution, 10).lower(Variant.MAIN_PATH);
    assertThat(graph.node(graph.features()).side()).isEqualTo(side);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void thereAreNoStages(String cell) {
    Architecture network = Architecture.parse(cell, 32, 10);
    assertThat(Stages.of(network).ends()).isEmpty();
    for (Reading reading : Reading.values()) {
      assertThat(Entropy.of(network, reading).stages()).isEmpty();
      assertThat(Entropy.of(network, reading).score()).isNaN();
      assertThat(Effectiveness.of(network, reading)).isNaN();
    }
  }
}
