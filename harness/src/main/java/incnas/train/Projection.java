package incnas.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Path;
import incnas.experiment.TrainSettings;
import incnas.network.Gaussian;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A 1x1 convolution with bias that turns the student's map into one with the teacher's channels;
 * trained by the same gradient descent, and no part of what is exported.
 *
 * <p>It begins as in ZenNAS's program: weights N(0, 1) 1e-4 / sqrt(channels), bias 0.
 */
final class Projection implements AutoCloseable {
  private static final double SCALE = 1e-4;
  private static final String WEIGHT = "weight/";
  private static final String VELOCITY = "velocity/";

  private final Network network;
  private final Sgd sgd;

  /**
   * @param from the student's map
   * @param saved what {@link #arrays} said; empty at the beginning
   */
  Projection(
      Node from,
      Teacher.MapShape to,
      TrainSettings settings,
      Map<String, float[]> saved,
      Seed seed,
      Device device) {
    LayerGraph graph = graph(from, to.channels());
    Weights weights = saved.isEmpty() ? draw(graph, seed) : new Weights(under(WEIGHT, saved));
    network = new Network(graph, weights, Network.Norm.ZENNAS, device);
    network.requireGradients();
    sgd = new Sgd(network, settings);
    if (!saved.isEmpty()) {
      sgd.restore(under(VELOCITY, saved));
    }
  }

  private static LayerGraph graph(Node from, int out) {
    Layer.Conv conv = new Layer.Conv(Path.MAIN, from.channels(), out, 1, 1, 1, true);
    return new LayerGraph(
        List.of(
            new Node(0, "map", new Layer.Input(), List.of(), from.channels(), from.side(), -1),
            new Node(1, "projection", conv, List.of(0), out, from.side(), 0)),
        1);
  }

  private static Weights draw(LayerGraph graph, Seed seed) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter p : Parameter.of(graph)) {
      values.put(
          p.name(),
          p.kind() == Parameter.Kind.CONV_WEIGHT
              ? new Gaussian(seed).array(p.size(), SCALE / Math.sqrt(p.fanIn()))
              : new float[p.size()]);
    }
    return new Weights(values);
  }

  static Map<String, float[]> under(String prefix, Map<String, float[]> arrays) {
    Map<String, float[]> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), values);
          }
        });
    return found;
  }

  /** The map with the teacher's channels; the caller's to close. */
  NDArray apply(NDArray map) {
    return network.forward(map, true);
  }

  boolean step(double rate, double unscale) {
    return sgd.step(rate, unscale);
  }

  /** Weights and velocities, for a checkpoint. */
  Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    network.weights().values().forEach((name, values) -> arrays.put(WEIGHT + name, values));
    sgd.velocities().forEach((name, values) -> arrays.put(VELOCITY + name, values));
    return arrays;
  }

  @Override
  public void close() {
    network.close();
  }
}
