package incnas.score;

import incnas.architecture.Architecture;
import java.util.List;

/**
 * AZ-NAS's progressivity (Lee and Ham, CVPR 2024): the smallest step of {@link AzExpressivity}'s
 * entropies from one boundary to the next.
 */
public record AzProgressivity() implements Proxy {
  @Override
  public String name() {
    return "az-progressivity";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    if (Boundaries.of(AzExpressivity.SETUP.graph(architecture)).size() < 2) {
      return new Score.Undefined("a network of one layer has no step from layer to layer");
    }
    return Trial.forward(
        architecture,
        probe,
        AzExpressivity.SETUP,
        AzExpressivity.NO_SPREAD,
        trial -> smallestStep(PrincipalEntropy.atBoundaries(trial)));
  }

  static double smallestStep(List<Double> entropies) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < entropies.size(); i++) {
      smallest = Math.min(smallest, entropies.get(i) - entropies.get(i - 1));
    }
    return smallest;
  }
}
