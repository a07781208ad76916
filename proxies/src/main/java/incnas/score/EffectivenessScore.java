package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Effectiveness;
import java.util.List;
import java.util.Optional;

/** rho, equation 9: how far depth outruns width. */
public record EffectivenessScore(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "effectiveness";
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }

  @Override
  public Optional<Proxy> closedForm() {
    return Optional.of(this);
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Score.of(
        List.of(Effectiveness.of(architecture, profile.reading())),
        "a network of cells has no main path, and so no stages");
  }
}
