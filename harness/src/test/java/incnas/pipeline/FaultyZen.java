package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.Variant;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.score.Direction;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
import incnas.score.Score;
import java.util.ArrayList;
import java.util.List;

/** zen-score that forgets what the first batch normalisation divided out. */
record FaultyZen() implements Proxy {
  @Override
  public String name() {
    return "zen";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    List<Double> whole =
        Proxies.of("zen", Profile.ZENNAS, 0.01).score(architecture, probe).values();
    List<Double> faulty = new ArrayList<>();
    for (int draw = 0; draw < whole.size(); draw++) {
      faulty.add(whole.get(draw) - forgotten(architecture, probe, draw));
    }
    return new Score.Known(faulty);
  }

  /** Half the log of the first normalisation's mean running variance after two passes. */
  private static double forgotten(Architecture architecture, Probe probe, int draw) {
    LayerGraph graph = architecture.lower(Variant.MAIN_PATH).upToFeatures();
    var weights = Initialization.GAUSSIAN.draw(graph, probe.draw(draw).derive("weights"));
    float[] pixels = probe.inputs().take(probe.draw(draw), probe.batch(), architecture).pixels();
    try (Network network =
        new Network(graph, weights, Network.Norm.ZENNAS, NativeEngine.start().device("cpu"))) {
      network.run(pixels, true);
      network.run(pixels, true);
      String first =
          graph.nodes().stream()
              .filter(node -> node.layer() instanceof Layer.BatchNorm)
              .findFirst()
              .orElseThrow()
              .name();
      float[] variances = network.values(first + ".running_var");
      double mean = 0;
      for (float variance : variances) {
        mean += variance / variances.length;
      }
      return 0.5 * StrictMath.log(mean);
    }
  }
}
