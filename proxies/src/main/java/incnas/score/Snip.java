package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;

/**
 * SNIP (Lee et al. 2019) as zero-cost-nas sums it: |w dL/dw| over all convolution and classifier
 * weights.
 */
public record Snip() implements Proxy {
  @Override
  public String name() {
    return "snip";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(architecture, probe, Setup.WHOLE, "the gradients overflowed", Snip::value);
  }

  static double value(Trial trial) {
    try (Tape tape = trial.loss(trial.images(), Watch.PARAMETERS)) {
      double sum = 0;
      for (Parameter p : trial.layerWeights()) {
        sum += Vectors.absoluteDot(trial.weight(p), tape.gradient(p.name()));
      }
      return sum;
    }
  }
}
