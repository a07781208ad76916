package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Tape;
import incnas.network.Watch;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * AZ-NAS's trainability (Lee and Ham, CVPR 2024): the mean over layers of 2 - s - 1 / s, where s is
 * the spectral norm of the layer's Jacobian between channels; 0 is best.
 *
 * <p>The Jacobian is estimated as in the authors' program: a gradient of random signs enters at a
 * boundary, what arrives at the boundary before is multiplied with it channel by channel, the
 * products averaged over images and positions. Where a layer has a stride, the positions that it
 * takes together count as channels. Each image has signs of its own, whatever its place in the
 * batch. Network and weights as in {@link AzExpressivity}.
 */
public record AzTrainability() implements Proxy {
  private static final double GUARD = 1e-6;

  @Override
  public String name() {
    return "az-trainability";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    LayerGraph graph = AzExpressivity.SETUP.graph(architecture);
    List<Integer> boundaries = Boundaries.of(graph);
    if (boundaries.size() < 2) {
      return new Score.Undefined("a network of one layer has no Jacobian between layers");
    }
    for (int i = 1; i < boundaries.size(); i++) {
      int before = graph.node(boundaries.get(i - 1)).side();
      int after = graph.node(boundaries.get(i)).side();
      if (before % after != 0) {
        return new Score.Undefined(
            "a layer takes a map of side %d to %d, which is no whole stride"
                .formatted(before, after));
      }
    }
    return Trial.score(
        architecture,
        probe,
        AzExpressivity.SETUP,
        "a layer passes its gradient on unchanged, or gradients overflowed",
        trial -> value(trial, boundaries));
  }

  private static double value(Trial trial, List<Integer> boundaries) {
    LayerGraph graph = trial.graph();
    Minibatch batch = trial.images();
    double sum = 0;
    try (Tape tape =
        trial
            .network()
            .record(batch.pixels(), true, Watch.NOTHING.and(Watch.Mode.CUT, boundaries))) {
      for (int i = boundaries.size() - 1; i > 0; i--) {
        Node before = graph.node(boundaries.get(i - 1));
        Node after = graph.node(boundaries.get(i));
        double[] signs = signs(trial.seed().derive("sign", i), batch, numbers(after));
        tape.backward(after.id(), signs);
        double s = spectralNorm(signs, after, tape.gradient(before.id()), before);
        sum += 2 - s - 1 / (s + GUARD);
      }
    }
    return sum / (boundaries.size() - 1);
  }

  private static int numbers(Node node) {
    return node.channels() * node.side() * node.side();
  }

  private static double[] signs(Seed seed, Minibatch batch, int each) {
    double[] signs = new double[batch.size() * each];
    int image = batch.pixels().length / batch.size();
    for (int n = 0; n < batch.size(); n++) {
      float[] pixels = Arrays.copyOfRange(batch.pixels(), n * image, (n + 1) * image);
      SplittableRandom random = seed.derive("image", Arrays.hashCode(pixels)).random();
      for (int i = n * each; i < (n + 1) * each; i++) {
        signs[i] = random.nextBoolean() ? 1 : -1;
      }
    }
    return signs;
  }

  /** Not a number where what arrives is what was sent. */
  static double spectralNorm(double[] out, Node after, double[] in, Node before) {
    if (Arrays.equals(out, in)) {
      return Double.NaN;
    }
    int stride = before.side() / after.side();
    int area = after.side() * after.side();
    int channels = before.channels() * stride * stride;
    int images = out.length / (after.channels() * area);
    double[] folded = folded(in, images * before.channels(), after.side(), stride);
    double[][] matrix = new double[channels][after.channels()];
    for (int n = 0; n < images; n++) {
      ChannelProducts.add(
          matrix, folded, n * channels * area, out, n * after.channels() * area, area);
    }
    return Gram.largestSingularValue(matrix) / ((double) images * area);
  }

  /** Each map of a larger side as stride^2 maps of the smaller one. */
  private static double[] folded(double[] in, int maps, int side, int stride) {
    double[] folded = new double[in.length];
    int large = side * stride;
    int at = 0;
    for (int map = 0; map < maps; map++) {
      for (int part = 0; part < stride * stride; part++) {
        for (int row = 0; row < side; row++) {
          int from = (map * large + row * stride + part / stride) * large + part % stride;
          for (int column = 0; column < side; column++) {
            folded[at++] = in[from + column * stride];
          }
        }
      }
    }
    return folded;
  }
}
