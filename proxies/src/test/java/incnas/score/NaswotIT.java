package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Initialization;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.ReferenceInterpreter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NASWOT against its definition in plain Java, on the same weights and images. */
class NaswotIT {
  private static final int BATCH = 3;

  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void asZennasComputesIt(String structure) {
    check(
        structure, Profile.ZENNAS, Variant.MAIN_PATH, Initialization.GAUSSIAN, Network.Norm.ZENNAS);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void asItsAuthorsComputeIt(String structure) {
    check(
        structure,
        Profile.ORIGINAL,
        Variant.of(Semantics.ZENNAS),
        Initialization.TORCH,
        new Network.Norm(0.1, 1e-5));
  }

  private static void check(
      String structure,
      Profile profile,
      Variant variant,
      Initialization initialization,
      Network.Norm norm) {
    Architecture network = BlockKinds.small(structure);
    Seed draw = new Seed(5).derive("draw", 0);
    LayerGraph graph = network.lower(variant);
    Weights weights = initialization.draw(graph, draw.derive("weights"));
    float[] images = Inputs.gaussian().take(draw, BATCH, network).pixels();
    double[][] k = new double[BATCH][BATCH];
    for (Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.Relu) {
        count(k, before(graph, node, weights, norm).run(images));
      }
    }
    Score score = new NaswotScore(profile).score(network, new Probe(new Seed(5), BATCH, 1));
    assertThat(((Score.Known) score).mean())
        .isCloseTo(Math.log(Math.abs(determinant(k))), within(1e-9));
  }

  /** The part of a network that ends where a rectifier begins. */
  private static ReferenceInterpreter before(
      LayerGraph graph, Node rectifier, Weights weights, Network.Norm norm) {
    LayerGraph part =
        new LayerGraph(graph.nodes().subList(0, rectifier.input() + 1), rectifier.input());
    return new ReferenceInterpreter(part, weights, norm, true);
  }

  /** K += b b' + (1 - b)(1 - b)', by its definition. */
  private static void count(double[][] k, double[] map) {
    int size = map.length / BATCH;
    for (int i = 0; i < BATCH; i++) {
      for (int j = 0; j < BATCH; j++) {
        for (int at = 0; at < size; at++) {
          double b = map[i * size + at] > 0 ? 1 : 0;
          double c = map[j * size + at] > 0 ? 1 : 0;
          k[i][j] += b * c + (1 - b) * (1 - c);
        }
      }
    }
  }

  /** Of a 3 x 3 matrix, by Sarrus. */
  private static double determinant(double[][] m) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += m[0][i] * m[1][(i + 1) % 3] * m[2][(i + 2) % 3];
      sum -= m[0][i] * m[1][(i + 2) % 3] * m[2][(i + 1) % 3];
    }
    return sum;
  }

  @Test
  void aMapThatTwoRectifiersReadCountsTwice() {
    SwitchKernel once = new SwitchKernel(2);
    once.add(new double[] {1, -1, 0, 2, 3, -4}, 1);
    assertThat(once.agreements()).isDeepEqualTo(new double[][] {{3, 2}, {2, 3}});
    SwitchKernel twice = new SwitchKernel(2);
    twice.add(new double[] {1, -1, 0, 2, 3, -4}, 2);
    assertThat(twice.agreements()).isDeepEqualTo(new double[][] {{6, 4}, {4, 6}});
    assertThat(twice.logDeterminant()).isCloseTo(Math.log(20), within(1e-12));
  }

  @Test
  void likeImagesHaveNoScoreForAReason() {
    Inputs alike = new Alike();
    Score score =
        new NaswotScore(Profile.ZENNAS)
            .score(BlockKinds.small(structures().get(0)), new Probe(new Seed(1), BATCH, 1, alike));
    assertThat(score)
        .isEqualTo(
            new Score.Undefined(
                "two images open and close every rectifier alike, so the determinant is zero"));
  }

  private record Alike() implements Inputs {
    @Override
    public Minibatch take(Seed seed, int count, Architecture network) {
      return new Minibatch(new float[count * 3 * 8 * 8], new int[count]);
    }

    @Override
    public String describe() {
      return "black images";
    }
  }
}
