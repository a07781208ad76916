package incnas.correlate;

import incnas.score.Direction;
import incnas.seed.Seed;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a proxy gave on fixed networks when it was known to be right.
 *
 * <p>A correct program that scores the same networks with the same seed gives the same values up to
 * rounding; one that draws its weights and images otherwise, gives values of the same distribution.
 * Both pass. So every band comes from the draws at fixed networks: the choice of networks, which
 * makes the 95 % interval of a correlation wide, is no source of change here, and a band as wide as
 * that would let faults through. See {@link Comparison} for the bands.
 *
 * @param draws of each network, where its score is defined; at least 4 make a band that is narrow
 *     and yet holds for fresh draws, 8 halve it
 * @param scale on which scores are compared; ranks are those of the plain means
 * @param tolerance how far scores may move by rounding alone, relative to their size: {@link
 *     #EXACT} for arithmetic, {@link #ENGINE} where an engine computes in single precision
 * @param spearman empty where it is undefined, say because all scores are equal
 * @param low of the band of Spearman's rho; as high as {@code high} where rho is undefined
 * @param commonShift standard deviation over draws of the shift of all networks together, in draw
 *     standard deviations
 * @param networks in the order of the benchmark
 */
public record Baseline(
    Subject subject,
    Direction direction,
    int draws,
    Scale scale,
    double tolerance,
    OptionalDouble spearman,
    double low,
    double high,
    double commonShift,
    List<NetworkScore> networks) {
  public static final double EXACT = 1e-9;
  public static final double ENGINE = 1e-4;

  /** Standard errors that hold 99.9 % of a normal distribution. */
  private static final double ERRORS = 3.2905;

  public Baseline {
    networks = List.copyOf(networks);
  }

  /**
   * Records a measurement as the baseline.
   *
   * <p>The band of rho is 3.29 bootstrap standard errors (99.9 %), times the root of 2, for both
   * the baseline and what is compared with it have their own draws.
   */
  public static Baseline of(Measurement measurement, double tolerance, Seed seed) {
    DrawNoise noise = new DrawNoise(measurement, tolerance);
    Scale scale = Scale.of(measurement.scores());
    int draws = measurement.draws();
    OptionalDouble rho = Correlation.spearman(measurement.column(), measurement.accuracies());
    double half =
        rho.isEmpty()
            ? 0
            : Math.max(
                1e-9, StrictMath.sqrt(2) * ERRORS * noise.spearmanError(rho.getAsDouble(), seed));
    return new Baseline(
        measurement.subject(),
        measurement.direction(),
        draws,
        scale,
        tolerance,
        rho,
        Math.max(-1, rho.orElse(0) - half),
        Math.min(1, rho.orElse(0) + half),
        noise.commonShift(scale, draws),
        measurement.networkScores(scale));
  }

  /** Compares what a program gives now. */
  public Verdict check(Measurement now) {
    return Comparison.of(this, now);
  }
}
