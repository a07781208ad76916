package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.testing.BlockKinds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reader of a layer graph relies on. */
class LayerGraphTest {
  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void nodesAreNumberedNamedAndOrdered(String structure) {
    for (Variant variant : List.of(Variant.MAIN_PATH, Variant.of(Semantics.ZENNAS).withGates())) {
      LayerGraph graph = BlockKinds.small(structure).lower(variant);
      Set<String> names = new HashSet<>();
      int[] last = graph.lastUses();
      for (int i = 0; i < graph.nodes().size(); i++) {
        LayerGraph.Node node = graph.node(i);
        assertThat(node.id()).isEqualTo(i);
        assertThat(names.add(node.name())).as(node.name()).isTrue();
        assertThat(node.inputs()).allSatisfy(input -> assertThat(input).isLessThan(node.id()));
        assertThat(last[i]).isEqualTo(i == graph.last().id() ? i : lastReader(graph, i));
      }
      assertThat(graph.last().channels()).isEqualTo(5);
      assertThat(graph.upToFeatures().last().layer()).isInstanceOf(Layer.Relu.class);
    }
  }

  private static int lastReader(LayerGraph graph, int id) {
    return graph.nodes().stream()
        .filter(node -> node.inputs().contains(id))
        .mapToInt(LayerGraph.Node::id)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void addedAndMultipliedMapsFit(String structure) {
    LayerGraph graph = BlockKinds.small(structure).lower(Variant.of(Semantics.ZENNAS).withGates());
    for (LayerGraph.Node node : graph.nodes()) {
      if (node.inputs().size() == 2) {
        LayerGraph.Node other = graph.node(node.inputs().get(1));
        assertThat(other.channels()).as(node.name()).isEqualTo(node.channels());
        boolean perChannel = node.layer() instanceof Layer.Multiply;
        assertThat(other.side()).as(node.name()).isEqualTo(perChannel ? 1 : node.side());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("structures")
  void mainPathHasNoShortcutsAndNoGates(String structure) {
    assertThat(BlockKinds.small(structure).lower(Variant.MAIN_PATH).nodes())
        .noneMatch(node -> node.layer() instanceof Layer.Add)
        .noneMatch(node -> node.layer() instanceof Layer.Multiply)
        .noneMatch(node -> node.layer() instanceof Layer.Conv c && c.path() != Path.MAIN);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void bypassedNormalizationLeavesTheOtherLayersInTheirOrder(String structure) {
    LayerGraph graph = BlockKinds.small(structure).lower(Variant.of(Semantics.ZENNAS).withGates());
    LayerGraph bypassed = graph.withoutNormalization();
    assertThat(bypassed.nodes().stream().map(LayerGraph.Node::name))
        .containsExactlyElementsOf(
            graph.nodes().stream()
                .filter(node -> !(node.layer() instanceof Layer.BatchNorm))
                .map(LayerGraph.Node::name)
                .toList());
    assertThat(bypassed.node(bypassed.features()).name())
        .isEqualTo(graph.node(graph.features()).name());
    for (LayerGraph.Node node : bypassed.nodes()) {
      assertThat(bypassed.node(node.id())).isSameAs(node);
      for (int input : node.inputs()) {
        assertThat(input).isLessThan(node.id());
        assertThat(bypassed.node(input).channels())
            .isEqualTo(node.layer() instanceof Layer.Conv conv ? conv.in() : in(bypassed, node));
      }
    }
  }

  private static int in(LayerGraph graph, LayerGraph.Node node) {
    return node.layer() instanceof Layer.Linear linear
        ? linear.in()
        : graph.node(node.input()).channels();
  }
}
