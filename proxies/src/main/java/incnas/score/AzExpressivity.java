package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Initialization;

/**
 * AZ-NAS's expressivity (Lee and Ham, CVPR 2024): the sum over the {@link Boundaries} of the
 * entropy of the features' principal components.
 *
 * <p>As the authors' program: main path, weights N(0, 2 / fan-in), batch normalisation in training
 * mode.
 */
public record AzExpressivity() implements Proxy {
  static final Setup SETUP = Setup.ZENNAS.with(Initialization.HE_FAN_IN);
  static final String NO_SPREAD = "features overflowed, or are the same everywhere";

  @Override
  public String name() {
    return "az-expressivity";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.forward(
        architecture,
        probe,
        SETUP,
        NO_SPREAD,
        trial ->
            PrincipalEntropy.atBoundaries(trial).stream().mapToDouble(Double::doubleValue).sum());
  }
}
