package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.CrossEntropy;
import incnas.network.Footprint;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A network with fresh weights and the images that it is shown: one draw of a gradient score. */
final class Trial implements AutoCloseable {
  /** What a proxy computes of one draw; not finite where it is undefined. */
  interface Value {
    double of(Trial trial);
  }

  private final Architecture architecture;
  private final Probe probe;
  private final Seed seed;
  private final Weights weights;
  private final Network network;

  private Trial(
      Architecture architecture,
      LayerGraph graph,
      Weights weights,
      Setup setup,
      Probe probe,
      Seed seed) {
    this.architecture = architecture;
    this.probe = probe;
    this.seed = seed;
    this.weights = weights;
    this.network = network(graph, weights, setup);
  }

  private static Network network(LayerGraph graph, Weights weights, Setup setup) {
    return new Network(
        graph, weights, setup.norm(), NativeEngine.start().device("cpu"), setup.precision());
  }

  /**
   * One value for each draw, on one thread inside each operation.
   *
   * @param otherwise why there is no score where a value is not finite
   */
  static Score score(
      Architecture architecture, Probe probe, Setup setup, String otherwise, Value value) {
    LayerGraph graph = setup.graph(architecture);
    Footprint.checkRecorded(graph, probe.batch(), setup.precision());
    return whole(architecture, graph, probe, setup, otherwise, value);
  }

  /** The same for a proxy that only looks at layers on the way, or not at all at the classifier. */
  static Score forward(
      Architecture architecture, Probe probe, Setup setup, String otherwise, Value value) {
    LayerGraph graph = setup.graph(architecture);
    Footprint.check(graph, probe.batch());
    graph.nodes().forEach(node -> Footprint.checkBuffer(node, probe.batch(), Double.BYTES));
    return whole(architecture, graph, probe, setup, otherwise, value);
  }

  private static Score whole(
      Architecture architecture,
      LayerGraph graph,
      Probe probe,
      Setup setup,
      String otherwise,
      Value value) {
    return each(
        probe,
        seed ->
            new Trial(architecture, graph, setup.weights(architecture, seed), setup, probe, seed),
        otherwise,
        value);
  }

  /** The same for a twin of the network, with layers of the caller's making. */
  static Score twin(
      Architecture architecture,
      LayerGraph twin,
      Probe probe,
      Setup setup,
      String otherwise,
      Value value) {
    return each(
        probe,
        seed -> new Trial(architecture, twin, setup.weights(twin, seed), setup, probe, seed),
        otherwise,
        value);
  }

  private static Score each(
      Probe probe, Function<Seed, Trial> begin, String otherwise, Value value) {
    NativeEngine.start().useThreads(1);
    List<Double> values = new ArrayList<>();
    for (int draw = 0; draw < probe.draws(); draw++) {
      try (Trial trial = begin.apply(probe.draw(draw))) {
        values.add(value.of(trial));
      }
    }
    return Score.of(values, otherwise);
  }

  Network network() {
    return network;
  }

  LayerGraph graph() {
    return network.graph();
  }

  int classes() {
    return architecture.classes();
  }

  /** Numbers of one image. */
  int imageSize() {
    Node image = graph().node(0);
    return image.channels() * image.side() * image.side();
  }

  /** The draw's images. */
  Minibatch images() {
    return probe.inputs().take(seed, probe.batch(), architecture);
  }

  /** The draw's seed, for what is random beside weights and images. */
  Seed seed() {
    return seed;
  }

  /** Other images of the same draw, and as many as wanted. */
  Minibatch images(String which, int index, int count) {
    return probe.inputs().take(seed.derive(which, index), count, architecture);
  }

  /** Further images of the same draw. */
  Minibatch images(String which) {
    return probe.inputs().take(seed.derive(which), probe.batch(), architecture);
  }

  /** Initial numbers of a parameter. */
  float[] weight(Parameter parameter) {
    return weights.get(parameter.name());
  }

  /** A pass with the gradients of the images' mean cross-entropy. */
  Tape loss(Minibatch images, Watch watch) {
    Tape tape = network.record(images.pixels(), true, watch);
    try {
      tape.backward(CrossEntropy.gradient(tape.output(), images.labels()));
      return tape;
    } catch (RuntimeException | Error e) {
      tape.close();
      throw e;
    }
  }

  /** What a weight array and its gradient add to a score. */
  interface Saliency {
    double of(float[] weight, double[] gradient);
  }

  /** The sum over convolution and classifier weights, with the gradients of the draw's images. */
  double saliency(Saliency saliency) {
    try (Tape tape = loss(images(), Watch.PARAMETERS)) {
      double sum = 0;
      for (Parameter p : layerWeights()) {
        sum += saliency.of(weight(p), tape.gradient(p.name()));
      }
      return sum;
    }
  }

  /** Convolution and classifier weights: what pruning scores look at. */
  List<Parameter> layerWeights() {
    return Parameter.of(graph()).stream().filter(p -> p.kind().decayed()).toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
