package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Variant;
import java.util.List;
import java.util.Optional;

/**
 * The batch normalisations' part of the zen-score by arithmetic: over the main path's batch
 * normalisations, the sum of 0.5 ln(0.81 + 0.19 kappa w).
 *
 * <p>w is the number of weights that one output of the convolution before sums over, with weights
 * and image N(0, 1); kappa is the mean square of that convolution's input: 1 for the image, 1/2 - 1
 * / (2 pi), the variance of a rectified N(0, 1) number, after batch normalisation and ReLU. 0.81
 * and 0.19 are what two passes with momentum 0.1 leave of a running variance of 1 and add of the
 * batch's.
 *
 * <p>The distance between the two feature maps, the zen-score's other term, is not part of it: 3.6
 * to 11 and nearly the same for networks of one resolution.
 */
public record ZenClosedForm() implements Proxy {
  private static final double KEPT = 0.81;
  private static final double AFTER_RELU = 0.5 - 1 / (2 * Math.PI);

  @Override
  public String name() {
    return "zen-closed-form";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Optional<Proxy> closedForm() {
    return Optional.of(this);
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    LayerGraph graph = architecture.lower(Variant.MAIN_PATH).upToFeatures();
    double sum = 0;
    for (Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.BatchNorm) {
        double variance = variance(graph, node);
        if (Double.isNaN(variance)) {
          return new Score.Undefined(
              "the closed form knows chains of convolution, batch normalisation and ReLU, and "
                  + node.name()
                  + " follows something else");
        }
        sum += 0.5 * StrictMath.log(KEPT + (1 - KEPT) * variance);
      }
    }
    return new Score.Known(List.of(sum));
  }

  /** Of what goes into a batch normalisation; not a number where the form does not know it. */
  private static double variance(LayerGraph graph, Node norm) {
    Node before = graph.node(norm.input());
    if (!(before.layer() instanceof Layer.Conv conv)) {
      return Double.NaN;
    }
    Node source = graph.node(before.input());
    if (source.layer() instanceof Layer.Input) {
      return conv.fanIn();
    }
    boolean rectified =
        source.layer() instanceof Layer.Relu
            && graph.node(source.input()).layer() instanceof Layer.BatchNorm;
    return rectified ? AFTER_RELU * conv.fanIn() : Double.NaN;
  }
}
