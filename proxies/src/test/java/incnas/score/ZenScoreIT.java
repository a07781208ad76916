package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.Variant;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.Cells;
import incnas.testing.ReferenceInterpreter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Zen-score against its definition in plain Java, on the same weights and images. */
class ZenScoreIT {
  private static final int BATCH = 3;
  private static final double RELATIVE = 2e-5;

  static List<String> structures() {
    return BlockKinds.structures();
  }

  private static Score.Known zen(Profile profile, Architecture network, long seed, int draws) {
    Probe probe = new Probe(new Seed(seed), BATCH, draws);
    return (Score.Known) new ZenScore(profile, ZenScore.GAMMA).score(network, probe);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void asTheProgramsComputeIt(String structure) {
    Architecture network = BlockKinds.small(structure);
    double expected = expected(network, false);
    assertThat(zen(Profile.ZENNAS, network, 11, 1).mean())
        .isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    assertThat(zen(Profile.OFFICIAL_CODE, network, 11, 1))
        .isEqualTo(zen(Profile.ZENNAS, network, 11, 1));
  }

  @ParameterizedTest
  @MethodSource("structures")
  void asThePaperPrintsIt(String structure) {
    Architecture network = BlockKinds.small(structure);
    double expected = expected(network, true);
    assertThat(zen(Profile.PAPER_TEXT, network, 11, 1).mean())
        .isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  /** Networks of a search's size: both spaces and cells. */
  static List<Architecture> fullSize() {
    List<String> chains =
        List.of(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)"
                + "SuperResK3K3(32,64,2,32,1)SuperResK3K3(64,64,2,32,1)"
                + "SuperConvK1BNRELU(64,128,1,1)",
            "SuperConvK3BNRELU(3,8,2,1)SuperResIDWE6K3(8,32,2,8,1)SuperResIDWE6K3(32,48,2,32,1)"
                + "SuperResIDWE6K5(48,96,2,48,1)SuperResIDWE2K7(96,128,2,96,1)"
                + "SuperConvK1BNRELU(128,2048,1,1)",
            "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,192,2,16,1)"
                + "SuperResK1K5K1(192,168,2,40,1)SuperConvK1BNRELU(168,512,1,1)");
    return Stream.concat(chains.stream(), Cells.CHOSEN.subList(3, 7).stream())
        .map(text -> Architecture.parse(text, 32, 10))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("fullSize")
  void ofNetworksThatAreSearched(Architecture network) {
    double expected = expected(network, false);
    assertThat(zen(Profile.OFFICIAL_CODE, network, 11, 1).mean())
        .isCloseTo(expected, within(1e-5 * Math.abs(expected)));
  }

  /**
   * ZenNet-CIFAR-1M: 98 layers amplify a perturbation until it saturates, and rounding with it;
   * single precision, in either layout, moved the score by up to 1e-3; another draw moves it by
   * 4e-3.
   */
  @Test
  void ofADeepNetworkUpToItsRounding() {
    Architecture network =
        Architecture.parse(
            "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
                + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
                + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
                + "SuperConvK1BNRELU(112,512,1,1)",
            32,
            10);
    double expected = expected(network, false);
    assertThat(zen(Profile.OFFICIAL_CODE, network, 11, 1).mean())
        .isCloseTo(expected, within(2e-3 * Math.abs(expected)));
  }

  /** Draw 0 of seed 11. */
  private static double expected(Architecture network, boolean paper) {
    LayerGraph graph = network.lower(Variant.MAIN_PATH).upToFeatures();
    Seed seed = new Seed(11).derive("draw", 0);
    Weights weights = Initialization.GAUSSIAN.draw(graph, seed.derive("weights"));
    int side = graph.node(0).side();
    int size = BATCH * 3 * side * side;
    float[] x = new Gaussian(seed.derive("image")).array(size, 1);
    float[] moved = new Gaussian(seed.derive("perturbation")).array(size, ZenScore.GAMMA);
    for (int i = 0; i < size; i++) {
      moved[i] += x[i];
    }
    // the paper's variance is the second batch's own
    Network.Norm norm = new Network.Norm(paper ? 1 : 0.1, 1e-3);
    ReferenceInterpreter reference = new ReferenceInterpreter(graph, weights, norm, true);
    double[] here = reference.run(x).clone();
    double[] there = reference.run(moved);
    return Math.log(distance(here, there, paper)) + logDeviations(graph, reference);
  }

  private static double distance(double[] here, double[] there, boolean frobenius) {
    int size = here.length / BATCH;
    double sum = 0;
    for (int image = 0; image < BATCH; image++) {
      double one = 0;
      for (int i = 0; i < size; i++) {
        double d = Math.abs(here[image * size + i] - there[image * size + i]);
        one += frobenius ? d * d : d;
      }
      sum += frobenius ? Math.sqrt(one) : one;
    }
    return sum / BATCH;
  }

  private static double logDeviations(LayerGraph graph, ReferenceInterpreter reference) {
    double sum = 0;
    for (LayerGraph.Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.BatchNorm norm) {
        double mean = 0;
        for (double v : reference.values(node.name() + ".running_var")) {
          mean += v / norm.channels();
        }
        sum += Math.log(mean) / 2;
      }
    }
    return sum;
  }

  @Test
  void sameSeedSameBitsAndOtherDrawsOthers() {
    Architecture network = BlockKinds.small(structures().get(5));
    Score.Known three = zen(Profile.ZENNAS, network, 1, 3);
    assertThat(zen(Profile.ZENNAS, network, 1, 3)).isEqualTo(three);
    assertThat(three.values()).doesNotHaveDuplicates();
    assertThat(three.sd()).isPositive();
    // more draws go on where fewer ended
    assertThat(zen(Profile.ZENNAS, network, 1, 1).values()).isEqualTo(three.values().subList(0, 1));
    assertThat(zen(Profile.ZENNAS, network, 2, 1).values().get(0)).isNotIn(three.values());
  }

  @Test
  void noPerturbationNoScore() {
    Architecture network = BlockKinds.small(structures().get(0));
    assertThat(new ZenScore(Profile.ZENNAS, 0).score(network, new Probe(new Seed(1), BATCH, 1)))
        .isEqualTo(
            new Score.Undefined("the features overflowed or did not move under the perturbation"));
  }
}
