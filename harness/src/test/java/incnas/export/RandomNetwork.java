package incnas.export;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Path;
import incnas.network.Initialization;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks as they look after training: no scale is 1, no shift 0, statistics of their own. */
public final class RandomNetwork {
  private RandomNetwork() {}

  public static Weights weights(LayerGraph graph, long seed) {
    Map<String, float[]> values = new LinkedHashMap<>();
    Weights fresh = Initialization.TORCH.draw(graph, new Seed(seed));
    fresh
        .values()
        .forEach(
            (name, array) -> {
              SplittableRandom random = new Seed(seed).derive(name).random();
              float[] changed = array.clone();
              for (int i = 0; i < changed.length; i++) {
                changed[i] +=
                    name.endsWith("running_var")
                        ? (float) (random.nextDouble() - 0.5)
                        : (float) (0.2 * random.nextGaussian());
              }
              values.put(name, changed);
            });
    return new Weights(values);
  }

  public static float[] images(LayerGraph graph, int n, long seed) {
    Node image = graph.node(0);
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[n * image.channels() * image.side() * image.side()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return pixels;
  }

  /** What no block of a structure string holds: average pooling, and two readers of one map. */
  public static LayerGraph pooled() {
    List<Node> nodes = new ArrayList<>();
    add(nodes, "input", new Layer.Input(), List.of(), 3, 8);
    var conv = new Layer.Conv(Path.MAIN, 3, 6, 3, 1, 3, true);
    add(nodes, "stem.conv", conv, List.of(0), 6, 8);
    add(nodes, "stem.bn", norm(6), List.of(1), 6, 8);
    add(nodes, "cell.pool1", new Layer.AveragePool(3, 1, 1), List.of(2), 6, 8);
    // the convolution's output is read twice, so this one cannot be folded
    add(nodes, "cell.add", new Layer.Add(), List.of(3, 1), 6, 8);
    add(nodes, "cell.bn", norm(6), List.of(4), 6, 8);
    add(nodes, "cell.pool2", new Layer.AveragePool(2, 2, 0), List.of(5), 6, 4);
    add(nodes, "pool", new Layer.GlobalAveragePool(), List.of(6), 6, 1);
    add(nodes, "fc", new Layer.Linear(6, 4), List.of(7), 4, 1);
    return new LayerGraph(nodes, 6);
  }

  private static Layer norm(int channels) {
    return new Layer.BatchNorm(Path.MAIN, channels);
  }

  private static void add(
      List<Node> nodes, String name, Layer layer, List<Integer> inputs, int channels, int side) {
    nodes.add(new Node(nodes.size(), name, layer, inputs, channels, side, 0));
  }
}
