package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;

/** zero-cost-nas's plain: w dL/dw, signed, over all convolution and classifier weights. */
public record Plain() implements Proxy {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(architecture, probe, Setup.WHOLE, "the gradients overflowed", Plain::value);
  }

  static double value(Trial trial) {
    try (Tape tape = trial.loss(trial.images(), Watch.PARAMETERS)) {
      double sum = 0;
      for (Parameter p : trial.layerWeights()) {
        sum += Vectors.dot(trial.weight(p), tape.gradient(p.name()));
      }
      return sum;
    }
  }
}
