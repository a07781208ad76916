package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReductionTest {
  private static final LayerGraph GRAPH =
      Trainings.NETWORK.lower(Variant.of(Semantics.ZENNAS).withGates());

  @Test
  void isTheOutputOfTheFirstBlockThatReachesIt() {
    assertThat(Reduction.nodes(GRAPH, List.of(4, 2), "student"))
        .extracting(LayerGraph.Node::name)
        .containsExactly("block1.unit1.relu", "block0.conv1.relu1");
  }

  @Test
  void whatIsNeverReachedIsSaid() {
    assertThatThrownBy(() -> Reduction.nodes(GRAPH, List.of(2, 16), "student"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "train.distillation.reductions: no block of the student reduces its 32 pixels 16 times;"
                + " its blocks reduce them 2, 4 times, so choose among these");
  }

  @Test
  void isRounded() {
    assertThat(Reduction.of(112, 7)).isEqualTo(16);
    assertThat(Reduction.of(225, 14)).isEqualTo(16);
  }
}
