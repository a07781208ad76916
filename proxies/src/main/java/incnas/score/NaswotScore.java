package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.Map;
import java.util.TreeMap;

/**
 * NASWOT (Mellor et al. 2021): ln |det K|, where K counts how often two images of a batch open and
 * close the same rectifiers.
 *
 * <p>Batch normalisation in training mode. {@code zennas}: main path, weights N(0, 1); the program
 * takes 8 images. {@code original}: the whole network with PyTorch's initial weights; the authors
 * take 128 real images.
 */
public record NaswotScore(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "naswot";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Setup setup = profile == Profile.ORIGINAL ? Setup.WHOLE : Setup.ZENNAS;
    return Trial.forward(
        architecture,
        probe,
        setup,
        "two images open and close every rectifier alike, so the determinant is zero",
        NaswotScore::value);
  }

  private static double value(Trial trial) {
    Map<Integer, Integer> readers = rectifiersAfter(trial.graph());
    Minibatch batch = trial.images();
    SwitchKernel kernel = new SwitchKernel(batch.size());
    trial
        .network()
        .run(
            batch.pixels(),
            true,
            readers.keySet(),
            (node, before) -> kernel.add(before, readers.get(node.id())));
    return kernel.logDeterminant();
  }

  /** How many rectifiers read each node that any reads. */
  static Map<Integer, Integer> rectifiersAfter(LayerGraph graph) {
    Map<Integer, Integer> readers = new TreeMap<>();
    for (Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.Relu) {
        readers.merge(node.input(), 1, Integer::sum);
      }
    }
    return readers;
  }
}
