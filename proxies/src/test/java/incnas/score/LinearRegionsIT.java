package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.score.LinearRegionsScore.Regions;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.ReferenceInterpreter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear regions, counted once more by brute force on networks of a few neurons. */
class LinearRegionsIT {
  private static final int IMAGES = 60;
  private static final Network.Norm NORM = new Network.Norm(0.1, 1e-5);

  private static LayerGraph thin(String structure) {
    Architecture network = Architecture.parse(structure, 8, 5);
    return ThinNetwork.of(Setup.WHOLE.graph(network), 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SuperConvK1BNRELU(3,8,3,1)",
        "SuperConvK3BNRELU(3,8,3,1)SuperConvK1BNRELU(8,16,1,1)",
        "SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,2,8,1)",
        "SuperConvK1BNRELU(3,8,2,1)SuperResIDWE1K3(8,8,1,8,1)"
      })
  void byBruteForce(String structure) {
    LayerGraph graph = thin(structure);
    Seed seed = new Seed(4);
    Weights weights = Initialization.HE_FAN_IN.draw(graph, seed);
    float[] images = new Gaussian(seed.derive("image")).array(IMAGES * 9, 1);
    Regions regions = new Regions(graph);
    try (Network network = new Network(graph, weights, NORM, NativeEngine.start().device("cpu"))) {
      regions.add(network, images);
    }
    StringBuilder[] patterns = new StringBuilder[IMAGES];
    for (int n = 0; n < IMAGES; n++) {
      patterns[n] = new StringBuilder();
    }
    for (Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.Relu) {
        LayerGraph part = new LayerGraph(graph.nodes().subList(0, node.id() + 1), node.id());
        double[] after = new ReferenceInterpreter(part, weights, NORM, true).run(images);
        for (int i = 0; i < after.length; i++) {
          patterns[i / (after.length / IMAGES)].append(after[i] > 0 ? '1' : '0');
        }
      }
    }
    // the authors' form: each image counts one over the number of images like it
    double sum = 0;
    for (StringBuilder a : patterns) {
      int alike = 0;
      for (StringBuilder b : patterns) {
        alike += a.compareTo(b) == 0 ? 1 : 0;
      }
      sum += 1.0 / alike;
    }
    assertThat(regions.count()).isGreaterThan(1).isLessThanOrEqualTo(IMAGES);
    assertThat((double) regions.count()).isCloseTo(sum, within(1e-9));
  }

  @Test
  void oneNeuronOnOnePixelHasTwoRegions() {
    Architecture layer = Architecture.parse("SuperConvK1BNRELU(3,8,1,1)", 8, 5);
    LayerGraph graph = ThinNetwork.of(Setup.WHOLE.graph(layer), 1);
    assertThat(graph.last().channels() * graph.last().side()).isEqualTo(1);
    Regions regions = new Regions(graph);
    float[] images = {-1.5f, -0.5f, 0.5f, 1.5f, 2.5f};
    Weights weights = Initialization.HE_FAN_IN.draw(graph, new Seed(1));
    try (Network network = new Network(graph, weights, NORM, NativeEngine.start().device("cpu"))) {
      regions.add(network, images);
    }
    assertThat(regions.count()).isEqualTo(2);
  }

  @Test
  void widthsDoubleWhereTheMapHalves() {
    LayerGraph graph =
        thin(
            "SuperConvK3BNRELU(3,16,1,1)SuperResIDWE2K3(16,32,2,24,1)SuperConvK1BNRELU(32,64,2,1)");
    List<Integer> convs =
        graph.nodes().stream()
            .filter(node -> node.layer() instanceof Layer.Conv)
            .map(Node::channels)
            .toList();
    // stem; 1x1, depthwise with stride, 1x1, shortcut; 1x1, depthwise, 1x1, shortcut; tail
    assertThat(convs).containsExactly(1, 1, 1, 2, 2, 2, 2, 2, 2, 4);
    assertThat(graph.nodes().stream().map(Node::side).distinct()).containsExactly(3, 2, 1);
    assertThat(graph.nodes())
        .filteredOn(node -> node.layer() instanceof Layer.Conv)
        .allMatch(node -> ((Layer.Conv) node.layer()).out() == node.channels());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 8, 11})
  void wholeScoreOfEveryKind(int kind) {
    Architecture network = BlockKinds.small(BlockKinds.structures().get(kind));
    Score.Known score =
        (Score.Known) new LinearRegionsScore().score(network, new Probe(new Seed(kind), 1, 2));
    assertThat(score.values()).allSatisfy(v -> assertThat(v).isBetween(2.0, 3000.0));
  }

  @Test
  void cutsAreWindowsOfOneChannel() {
    Node image = new Node(0, "image", new Layer.Input(), List.of(), 2, 4, -1);
    float[] pixels = new float[3 * 2 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    float[] cuts = LinearRegionsScore.cuts(new Minibatch(pixels, new int[3]), image, new Seed(9));
    assertThat(cuts).hasSize(27);
    for (int n = 0; n < 3; n++) {
      float first = cuts[9 * n];
      assertThat((int) first / 32).isEqualTo(n);
      assertThat(first % 16).isIn(0f, 1f, 4f, 5f);
      for (int i = 0; i < 9; i++) {
        assertThat(cuts[9 * n + i]).isEqualTo(first + i / 3 * 4 + i % 3);
      }
    }
  }

  @Test
  void tooSmallAnImageIsSaid() {
    Architecture network = Architecture.parse("SuperConvK1BNRELU(3,8,1,1)", 2, 5);
    assertThat(new LinearRegionsScore().score(network, new Probe(new Seed(1), 1, 1)))
        .isEqualTo(new Score.Undefined("linear regions are counted on images of 3x3 at least"));
  }
}
