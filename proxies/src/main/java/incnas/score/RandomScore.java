package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Gaussian;
import java.util.stream.IntStream;

/** One N(0, 1) number per draw: what a proxy is worth that knows nothing. */
public record RandomScore() implements Proxy {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  /** The structure is part of the seed, so that two networks get two numbers. */
  @Override
  public Score score(Architecture architecture, Probe probe) {
    String purpose = "random:" + architecture.fingerprint();
    return new Score.Known(
        IntStream.range(0, probe.draws())
            .mapToObj(i -> (double) new Gaussian(probe.draw(i).derive(purpose)).next())
            .toList());
  }
}
