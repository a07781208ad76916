package incnas.score;

import incnas.architecture.Architecture;

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
    return trial.saliency(Vectors::dot);
  }
}
