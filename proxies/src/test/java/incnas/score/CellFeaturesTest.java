package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.testing.Cells;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of cells where proxies look at more than their layers one by one. */
class CellFeaturesTest {
  static List<String> cells() {
    return Cells.sample(20, 5);
  }

  /** As AZ-NAS's authors take them: the stem, 15 cells and 2 reductions; not the closing ReLU. */
  @ParameterizedTest
  @MethodSource("cells")
  void boundariesAreStemCellsAndReductions(String cell) {
    LayerGraph graph = AzExpressivity.SETUP.graph(Architecture.parse(cell, 32, 10));
    List<Node> nodes = Boundaries.of(graph).stream().map(graph::node).toList();
    assertThat(nodes).hasSize(18);
    for (int block = 0; block < 18; block++) {
      assertThat(nodes.get(block).block()).isEqualTo(block);
      assertThat(graph.node(nodes.get(block).id() + 1).block()).isEqualTo(block + 1);
    }
  }

  /** As TE-NAS's authors make it: C = 1, so 1, 2 and 4 channels on maps of 3, 2 and 1. */
  @ParameterizedTest
  @MethodSource("cells")
  void theThinTwinHasOneTwoAndFourChannels(String cell) {
    LayerGraph thin = ThinNetwork.of(Setup.WHOLE.graph(Architecture.parse(cell, 32, 10)), 3);
    assertThat(thin.nodes().stream().map(Node::channels).distinct()).containsExactly(1, 2, 4);
    assertThat(thin.last().side()).isEqualTo(1);
  }
}
