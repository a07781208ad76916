package incnas.score;

import incnas.architecture.Architecture;

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
    return trial.saliency(Vectors::absoluteDot);
  }
}
