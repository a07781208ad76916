package incnas.score;

import incnas.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * Incorporated-Score, equation 11: w_z zen-score + w_d F(entropy score).
 *
 * @param zenWeight w_z
 * @param entropyWeight w_d
 */
public record Incorporated(
    Proxy zen, Proxy entropy, Normalization normalization, double zenWeight, double entropyWeight)
    implements Proxy {
  private static final double ROUNDING = 1e-9;

  public Incorporated {
    if (!(zenWeight > 0 && entropyWeight > 0)) {
      throw new IllegalArgumentException(
          "weights must be positive, got " + zenWeight + " and " + entropyWeight);
    }
  }

  /** The paper's condition w_z + w_d = 1; the authors' CIFAR script breaks it. */
  public boolean weightsSumToOne() {
    return Math.abs(zenWeight + entropyWeight - 1) < ROUNDING;
  }

  @Override
  public String name() {
    return "incorporated";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Optional<Proxy> closedForm() {
    return zen.closedForm()
        .map(form -> new Incorporated(form, entropy, normalization, zenWeight, entropyWeight));
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Score e = entropy.score(architecture, probe);
    if (e instanceof Score.Undefined) {
      return e;
    }
    double raw = ((Score.Known) e).mean();
    double normalized = normalization.apply(raw);
    if (Double.isNaN(normalized)) {
      return new Score.Undefined(
          "entropy score "
              + raw
              + " is not positive, so its "
              + normalization.label()
              + " is undefined");
    }
    Score z = zen.score(architecture, probe);
    if (z instanceof Score.Undefined) {
      return z;
    }
    List<Double> values =
        ((Score.Known) z)
            .values().stream().map(v -> zenWeight * v + entropyWeight * normalized).toList();
    return new Score.Known(values);
  }
}
