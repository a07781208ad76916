package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Footprint;
import incnas.network.Initialization;
import incnas.network.Network;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * TE-NAS's expressivity (Chen et al. 2021): how many linear regions of a thin twin of the network
 * some thousand small images fall into, each region being one pattern of open and closed
 * rectifiers.
 *
 * <p>As in the authors' program: weights N(0, 2 / fan-in), batch normalisation in training mode,
 * three batches of 1,000 images of 1 x 3 x 3, each a random cut of a random channel of the probe's
 * images; a draw repeats everything. Summing over the images 1 / (images of the same pattern), as
 * the authors do, gives the number of different patterns. The probe's batch has no say. The thin
 * twin is {@link ThinNetwork}; deep ones tell nearly all images apart, so the count ends at 3,000.
 */
public record LinearRegionsScore() implements Proxy {
  private static final int BATCHES = 3;
  private static final int IMAGES = 1000;
  private static final int SIDE = 3;

  @Override
  public String name() {
    return "te-regions";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Setup setup = Setup.WHOLE.with(Initialization.HE_FAN_IN);
    LayerGraph whole = setup.graph(architecture);
    if (whole.node(0).side() < SIDE) {
      return new Score.Undefined("linear regions are counted on images of 3x3 at least");
    }
    LayerGraph thin = ThinNetwork.of(whole, SIDE);
    Footprint.check(thin, IMAGES);
    return Trial.twin(
        architecture,
        thin,
        probe,
        setup,
        "the count of linear regions is not finite",
        trial -> value(trial, whole.node(0)));
  }

  private static double value(Trial trial, Node image) {
    Regions regions = new Regions(trial.graph());
    for (int i = 0; i < BATCHES; i++) {
      Minibatch batch = trial.images("region", i, IMAGES);
      regions.add(trial.network(), cuts(batch, image, trial.seed().derive("cut", i)));
    }
    return regions.count();
  }

  /** One random cut of one random channel of each image. */
  static float[] cuts(Minibatch batch, Node image, Seed seed) {
    SplittableRandom random = seed.random();
    int side = image.side();
    float[] cuts = new float[batch.size() * SIDE * SIDE];
    int at = 0;
    for (int n = 0; n < batch.size(); n++) {
      int channel = random.nextInt(image.channels());
      int top = random.nextInt(side - SIDE + 1);
      int left = random.nextInt(side - SIDE + 1);
      for (int row = 0; row < SIDE; row++) {
        int from = ((n * image.channels() + channel) * side + top + row) * side + left;
        System.arraycopy(batch.pixels(), from, cuts, at, SIDE);
        at += SIDE;
      }
    }
    return cuts;
  }

  /** The patterns seen so far. */
  static final class Regions {
    private final Set<Integer> before;
    private final Set<BitSet> patterns = new HashSet<>();

    Regions(LayerGraph graph) {
      Map<Integer, Integer> rectifiers = NaswotScore.rectifiersAfter(graph);
      before = rectifiers.keySet();
    }

    void add(Network network, float[] images) {
      Node image = network.graph().node(0);
      int count = images.length / (image.channels() * image.side() * image.side());
      BitSet[] open = new BitSet[count];
      for (int i = 0; i < count; i++) {
        open[i] = new BitSet();
      }
      int[] seen = {0};
      network.run(
          images,
          true,
          before,
          (node, map) -> {
            int size = map.length / count;
            for (int i = 0; i < map.length; i++) {
              open[i / size].set(seen[0] + i % size, map[i] > 0);
            }
            seen[0] += size;
          });
      patterns.addAll(Arrays.asList(open));
    }

    int count() {
      return patterns.size();
    }
  }
}
