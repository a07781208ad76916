package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Footprint;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The untrained network that a proxy's program builds: layers, initial weights, constants. */
record Setup(LayerGraph graph, Initialization initialization, Network.Norm norm) {
  private static final Network.Norm TORCH_NORM = new Network.Norm(0.1, 1e-5);

  /** ZenNAS's: shortcuts removed. */
  static Setup mainPath(Architecture architecture, Initialization initialization) {
    return new Setup(architecture.lower(Variant.MAIN_PATH), initialization, Network.Norm.ZENNAS);
  }

  /** The network as it would be trained, with PyTorch's constants. */
  static Setup whole(Architecture architecture, Initialization initialization) {
    LayerGraph graph = architecture.lower(Variant.of(Semantics.ZENNAS));
    return new Setup(graph, initialization, TORCH_NORM);
  }

  /** Without pooling and classifier. */
  Setup upToFeatures() {
    return new Setup(graph.upToFeatures(), initialization, norm);
  }

  /** One value per draw, on one thread per operation; {@code draw} is given the draw's seed. */
  static Score eachDraw(Probe probe, ToDoubleFunction<Seed> draw, String otherwise) {
    NativeEngine.start().useThreads(1);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < probe.draws(); i++) {
      values.add(draw.applyAsDouble(probe.draw(i)));
    }
    return Score.of(values, otherwise);
  }

  /** Refuses a batch that the machine, or a Java array, cannot hold. */
  void check(int batch) {
    Footprint.check(graph, batch);
    for (Node node : graph.nodes()) {
      double numbers = (double) batch * node.channels() * node.side() * node.side();
      if (numbers * Float.BYTES > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a batch of %d times %d channels of side %d is more than 2 GiB; lower the batch, the resolution or the channels"
                .formatted(batch, node.channels(), node.side()));
      }
    }
  }

  /** Fresh weights of one draw. */
  Network network(Seed seed) {
    Weights weights = initialization.draw(graph, seed.derive("weights"));
    return new Network(graph, weights, norm, NativeEngine.start().device("cpu"));
  }
}
