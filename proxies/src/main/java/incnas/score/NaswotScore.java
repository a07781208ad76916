package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Initialization;
import incnas.network.Network;
import incnas.seed.Seed;
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
    Setup setup =
        profile == Profile.ORIGINAL
            ? Setup.whole(architecture, Initialization.TORCH)
            : Setup.mainPath(architecture, Initialization.GAUSSIAN);
    Setup features = setup.upToFeatures();
    features.check(probe.batch());
    return Setup.eachDraw(
        probe,
        seed -> draw(features, seed, probe.inputs().take(seed, probe.batch(), architecture)),
        "two images open and close every rectifier alike, so the determinant is zero");
  }

  private static double draw(Setup setup, Seed seed, Minibatch batch) {
    Map<Integer, Integer> readers = rectifiersAfter(setup.graph());
    SwitchKernel kernel = new SwitchKernel(batch.size());
    try (Network network = setup.network(seed)) {
      network.run(
          batch.pixels(),
          true,
          readers.keySet(),
          (node, before) -> kernel.add(before, readers.get(node.id())));
    }
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
