package incnas.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A baseline beside the same proxy's scores of today, number by number.
 *
 * <p>Four numbers, each with a band that 99.9 % of correct programs with fresh draws are within (99
 * % for the third, whose networks share draws):
 *
 * <ol>
 *   <li>Spearman's rho: band from the bootstrap over draws. Sees wrong signs and directions.
 *   <li>The median over networks of {@code (now - baseline) / draw sd}, since a fault may leave the
 *       ranks alone: Student's t of the draws' common shift. Sees a missing layer, a wrong scale.
 *   <li>The number of networks outside their own band, Student's t of their own draws, or defined
 *       where they were not: one in 32 may be, since each is outside once in a thousand times. Sees
 *       faults of single block kinds.
 *   <li>The median over networks of the draw sd relative to the baseline's: Fisher's F. Sees draws
 *       that are no longer drawn.
 * </ol>
 *
 * <p>Where the baseline has no spread (arithmetic, or a single draw) the tolerance for rounding is
 * the band.
 */
final class Comparison {
  private static final double TAIL = 0.0005;
  private static final int ONE_IN = 32;

  private final Baseline baseline;
  private final Measurement now;
  private final List<NetworkScore> before;
  private final List<NetworkScore> after;

  private Comparison(Baseline baseline, Measurement now) {
    this.baseline = baseline;
    this.now = now;
    this.before = baseline.networks();
    this.after = now.networkScores(baseline.scale());
  }

  static Verdict of(Baseline baseline, Measurement now) {
    return new Comparison(baseline, now).verdict();
  }

  private Verdict verdict() {
    String problem = incomparable();
    if (!problem.isEmpty()) {
      return Verdict.incomparable(now.subject(), problem);
    }
    List<Finding> findings = new ArrayList<>();
    OptionalDouble rho = Correlation.spearman(now.column(), now.accuracies());
    if (baseline.spearman().isPresent()) {
      findings.add(spearman(baseline.spearman().getAsDouble(), rho.getAsDouble()));
    }
    findings.add(shift());
    findings.add(outside());
    if (baseline.draws() > 1) {
      findings.add(spread());
    }
    return new Verdict(now.subject(), findings, "");
  }

  private String incomparable() {
    if (!baseline.subject().equals(now.subject())) {
      throw new IllegalArgumentException(baseline.subject() + " against " + now.subject());
    }
    if (baseline.direction() != now.direction()) {
      return "OUTSIDE, it was '%s', is '%s'"
          .formatted(baseline.direction().label(), now.direction().label());
    }
    if (!before.stream().map(NetworkScore::network).toList().equals(now.networks())) {
      return "not compared, the networks are not those of the baseline; record the baseline again";
    }
    int draws = now.draws();
    if (draws != baseline.draws()) {
      return "not compared, the baseline is of %d draws, this of %d; use as many"
          .formatted(baseline.draws(), draws);
    }
    boolean ranked = Correlation.spearman(now.column(), now.accuracies()).isPresent();
    if (ranked != baseline.spearman().isPresent()) {
      return ranked
          ? "OUTSIDE, Spearman was undefined, is defined"
          : "OUTSIDE, Spearman was %.4f, is undefined".formatted(baseline.spearman().getAsDouble());
    }
    return "";
  }

  private Finding spearman(double was, double is) {
    return new Finding("Spearman", was, is, baseline.low(), baseline.high());
  }

  private Finding shift() {
    double shift =
        DrawNoise.median(
            known().mapToDouble(i -> (after.get(i).mean() - before.get(i).mean()) / unit(i)));
    double rounding = DrawNoise.median(known().mapToDouble(i -> rounding(i) / unit(i)));
    double limit =
        student(baseline.draws())
                * baseline.commonShift()
                * StrictMath.sqrt(2.0 / Math.max(1, baseline.draws()))
            + rounding;
    return new Finding("median score shift in draw sd", 0, shift, -limit, limit);
  }

  private Finding outside() {
    long outside = IntStream.range(0, before.size()).filter(this::outside).count();
    long random = before.stream().filter(network -> network.sd() > 0).count();
    long allowed = random == 0 ? 0 : Math.max(1, random / ONE_IN);
    return new Finding("networks whose score left its band", 0, outside, 0, allowed);
  }

  private boolean outside(int i) {
    NetworkScore was = before.get(i);
    NetworkScore is = after.get(i);
    if (was.known() != is.known()) {
      return true;
    }
    if (!was.known()) {
      return false;
    }
    double error = was.sd() * StrictMath.sqrt(1.0 / was.draws() + 1.0 / is.draws());
    double limit = student(was.draws()) * error + rounding(i);
    return Math.abs(is.mean() - was.mean()) > limit;
  }

  /** Compares the spread of draws, where the baseline has any beyond rounding. */
  private Finding spread() {
    double ratio =
        DrawNoise.median(
            known()
                .filter(i -> before.get(i).sd() > rounding(i))
                .mapToDouble(i -> after.get(i).sd() / before.get(i).sd()));
    boolean drawn = known().anyMatch(i -> before.get(i).sd() > rounding(i));
    int freedom = baseline.draws() - 1;
    double limit =
        StrictMath.sqrt(new FDistribution(freedom, freedom).inverseCumulativeProbability(1 - TAIL));
    return new Finding("median draw sd, relative", 1, drawn ? ratio : 1, 1 / limit, limit);
  }

  private IntStream known() {
    return IntStream.range(0, before.size())
        .filter(i -> before.get(i).known() && after.get(i).known());
  }

  private double unit(int i) {
    return DrawNoise.unit(before.get(i), baseline.scale(), baseline.tolerance());
  }

  private double rounding(int i) {
    return baseline.scale().rounding(before.get(i).mean(), baseline.tolerance());
  }

  /** How many standard errors hold 99.9 % where the error is estimated from so many draws. */
  private static double student(int draws) {
    return draws < 2 ? 0 : new TDistribution(draws - 1).inverseCumulativeProbability(1 - TAIL);
  }
}
