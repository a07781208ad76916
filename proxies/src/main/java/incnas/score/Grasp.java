package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Curvature;
import incnas.network.Parameter;
import java.util.Map;

/**
 * GraSP (Wang et al. 2020) as zero-cost-nas signs and sums it: -w (H g), with the loss's gradient g
 * and Hessian H, over all convolution and classifier weights; in double precision.
 */
public record Grasp() implements Proxy {
  @Override
  public String name() {
    return "grasp";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(
        architecture, probe, Setup.WHOLE.inDouble(), "the gradients overflowed", Grasp::value);
  }

  static double value(Trial trial) {
    Minibatch images = trial.images();
    Map<String, double[]> product =
        new Curvature(trial.network(), images.pixels(), images.labels()).timesGradient();
    double sum = 0;
    for (Parameter p : trial.layerWeights()) {
      sum -= Vectors.dot(trial.weight(p), product.get(p.name()));
    }
    return sum;
  }
}
