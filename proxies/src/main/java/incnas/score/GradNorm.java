package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;

/**
 * The size of the loss's gradient at initialisation.
 *
 * <p>{@code zennas}: the Euclidean norm over all parameters of the main path, weights N(0, 1).
 * {@code zero-cost-nas}: the norms of the convolutions' and the classifier's weight gradients,
 * added up.
 */
public record GradNorm(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "gradnorm";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(
        architecture, probe, Setup.of(profile), "the gradients overflowed", this::value);
  }

  double value(Trial trial) {
    return profile == Profile.ZENNAS
        ? overAll(trial)
        : trial.saliency((weight, gradient) -> Vectors.length(gradient));
  }

  private static double overAll(Trial trial) {
    try (Tape tape = trial.loss(trial.images(), Watch.PARAMETERS)) {
      double sum = 0;
      for (Parameter p : Parameter.of(trial.graph())) {
        sum += p.kind().trained() ? Vectors.squares(tape.gradient(p.name())) : 0;
      }
      return StrictMath.sqrt(sum);
    }
  }
}
