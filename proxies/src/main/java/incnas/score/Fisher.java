package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Tape;
import incnas.network.Watch;
import java.util.List;

/**
 * Fisher pruning's score (Theis et al. 2018; Turner et al. 2020) as zero-cost-nas sums it.
 *
 * <p>For each output channel of a convolution or classifier: half the mean over images of the
 * square of the sum over the map of activation times its gradient. A channel counts once for each
 * of its weights.
 */
public record Fisher() implements Proxy {
  @Override
  public String name() {
    return "fisher";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(architecture, probe, Setup.WHOLE, "the gradients overflowed", Fisher::value);
  }

  static double value(Trial trial) {
    List<Integer> layers =
        trial.graph().nodes().stream().filter(n -> fanIn(n) > 0).map(Node::id).toList();
    Watch watch = Watch.NOTHING.and(Watch.Mode.GRADIENT, layers);
    try (Tape tape = trial.loss(trial.images(), watch)) {
      double sum = 0;
      for (int id : layers) {
        Node node = trial.graph().node(id);
        int area = node.side() * node.side();
        sum += fanIn(node) * channels(tape.output(id), tape.gradient(id), area) / tape.batch();
      }
      return sum;
    }
  }

  /** Weights of one output channel; 0 for layers that have none to prune. */
  private static int fanIn(Node node) {
    if (node.layer() instanceof Layer.Conv conv) {
      return conv.fanIn();
    }
    return node.layer() instanceof Layer.Linear linear ? linear.in() : 0;
  }

  /** Over images and channels, half the square of the sum of a map times its gradient. */
  private static double channels(double[] output, double[] gradient, int area) {
    double sum = 0;
    for (int map = 0; map < output.length; map += area) {
      double one = 0;
      for (int i = map; i < map + area; i++) {
        one += output[i] * gradient[i];
      }
      sum += 0.5 * one * one;
    }
    return sum;
  }
}
