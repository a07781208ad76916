package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Variant;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AZ-NAS's components against their definitions. */
class AzNasIT {
  @Test
  void boundariesAreStemUnitsAndTail() {
    LayerGraph graph =
        Architecture.parse(
                "SuperConvK3BNRELU(3,8,1,2)SuperResK1K3K1(8,16,2,8,1)SuperConvK1BNRELU(16,32,1,1)",
                8,
                5)
            .lower(Variant.MAIN_PATH);
    assertThat(Boundaries.of(graph).stream().map(id -> graph.node(id).name()))
        .containsExactly(
            "block0.conv1.relu1",
            "block0.conv2.relu1",
            "block1.unit1.relu",
            "block1.unit2.relu",
            "block2.conv1.relu1");
  }

  @Test
  void entropyOfEvenAndOneSidedSpread() {
    double[][] even = {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}};
    assertThat(PrincipalEntropy.of(even)).isCloseTo(Math.log(3), within(1e-6));
    double[][] onesided = {{1, 1}, {1, 1}};
    assertThat(PrincipalEntropy.of(onesided)).isCloseTo(0, within(1e-6));
    assertThat(PrincipalEntropy.of(new double[2][2])).isNaN();
  }

  @Test
  void covarianceOfChannelsOverImagesAndPositions() {
    // two images, two channels, two positions: channel 0 is 1, 3, 5, 7 and channel 1 its double
    double[] map = {1, 3, 2, 6, 5, 7, 10, 14};
    assertThat(PrincipalEntropy.covariance(map, 2, 2))
        .isDeepEqualTo(new double[][] {{5, 10}, {10, 20}});
  }

  @Test
  void theSmallestStepCounts() {
    assertThat(AzProgressivity.smallestStep(List.of(1.0, 2.5, 2.0, 4.0))).isEqualTo(-0.5);
  }

  private static Node map(int channels, int side) {
    return new Node(0, "map", new Layer.Relu(), List.of(0), channels, side, 0);
  }

  @Test
  void spectralNormOfAMapThatTriples() {
    double[] out = {1, -1, -1, 1, 1, 1, -1, -1};
    double[] in = new double[8];
    for (int i = 0; i < 8; i++) {
      in[i] = 3 * out[i];
    }
    // two channels of four positions whose signs are uncorrelated
    assertThat(AzTrainability.spectralNorm(out, map(2, 2), in, map(2, 2)))
        .isCloseTo(3, within(1e-12));
    assertThat(AzTrainability.spectralNorm(out, map(2, 2), out, map(2, 2))).isNaN();
  }

  @Test
  void positionsOfAStrideAreChannels() {
    // an average over 2x2 sends a quarter back to each of four positions: norm 4 * (1/4)^2 = 1/2^2
    double[] out = {1, -1, 1, 1};
    double[] in = new double[16];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        in[row * 4 + column] = out[row / 2 * 2 + column / 2] / 4;
      }
    }
    assertThat(AzTrainability.spectralNorm(out, map(1, 2), in, map(1, 4)))
        .isCloseTo(0.5, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 10})
  void scoresLieWhereTheirDefinitionsAllow(int kind) {
    Architecture network = BlockKinds.small(BlockKinds.structures().get(kind));
    Probe probe = new Probe(new Seed(kind), 8, 2);
    LayerGraph graph = network.lower(Variant.MAIN_PATH);
    double most =
        Boundaries.of(graph).stream().mapToDouble(id -> Math.log(graph.node(id).channels())).sum();
    assertThat(((Score.Known) new AzExpressivity().score(network, probe)).mean())
        .isBetween(0.3 * most, most);
    assertThat(((Score.Known) new AzProgressivity().score(network, probe)).mean())
        .isBetween(-Math.log(40), Math.log(40));
    assertThat(((Score.Known) new AzTrainability().score(network, probe)).mean())
        .isBetween(-50.0, 1e-6);
  }

  @Test
  void aSingleLayerHasNoSteps() {
    Architecture network = Architecture.parse("SuperConvK3BNRELU(3,8,1,1)", 8, 5);
    Probe probe = new Probe(new Seed(1), 4, 1);
    assertThat(new AzProgressivity().score(network, probe)).isInstanceOf(Score.Undefined.class);
    assertThat(new AzTrainability().score(network, probe)).isInstanceOf(Score.Undefined.class);
    Architecture odd =
        Architecture.parse("SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,8,2,8,1)", 7, 5);
    assertThat(new AzTrainability().score(odd, probe))
        .isEqualTo(
            new Score.Undefined("a layer takes a map of side 7 to 4, which is no whole stride"));
  }
}
