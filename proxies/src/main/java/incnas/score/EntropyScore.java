package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Entropy;
import java.util.List;
import java.util.Optional;

/** E_score, equation 8: arithmetic on widths and resolutions, the same at every draw. */
public record EntropyScore(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "entropy";
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
    Entropy entropy = Entropy.of(architecture, profile.reading());
    if (entropy.stages().isEmpty()) {
      return new Score.Undefined("a network of cells has no main path, and so no stages");
    }
    return Score.of(
        List.of(entropy.score()),
        Double.isFinite(entropy.sum())
            ? "the depth penalty is not finite: no block is left to compare, or exp(Var) overflows"
            : "the image of " + architecture.resolution() + " pixels is smaller than the strides");
  }
}
