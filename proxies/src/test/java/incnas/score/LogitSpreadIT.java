package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.network.Weights;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.ReferenceInterpreter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked example of adding a proxy, tested as a proxy is: against plain Java. */
class LogitSpreadIT {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void againstPlainJava(long seed) {
    Architecture network = BlockKinds.small(BlockKinds.structures().get(2));
    Probe probe = new Probe(new Seed(seed), 4, 1);
    LayerGraph graph = Setup.WHOLE.graph(network);
    Weights weights = Setup.WHOLE.weights(network, probe.draw(0));
    float[] images = Inputs.gaussian().take(probe.draw(0), 4, network).pixels();
    double[] logits =
        new ReferenceInterpreter(graph, weights, Setup.WHOLE.norm(), true).run(images);
    double expected = 0;
    for (int k = 0; k < 5; k++) {
      double mean = (logits[k] + logits[5 + k] + logits[10 + k] + logits[15 + k]) / 4;
      for (int n = 0; n < 4; n++) {
        expected += Math.pow(logits[5 * n + k] - mean, 2) / 20;
      }
    }
    Score score = new LogitSpread(Profile.ZERO_COST_NAS).score(network, probe);
    assertThat(((Score.Known) score).mean()).isCloseTo(expected, within(1e-4 * expected));
  }
}
