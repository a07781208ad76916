package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.experiment.ScreenSettings;
import incnas.score.Score;
import incnas.seed.Seed;

/**
 * Decides by a cheap estimate whether a child could enter the population at all.
 *
 * <p>A child is refused where {@code estimate + mean residual + margin * sd of the residuals} is
 * below the worst member of a full population. Residuals come from the children scored last, so the
 * bound holds as far as the next child is like them; the audited share of the refused measures how
 * often it does not.
 */
final class Screen {
  private final Scorer estimator;
  private final ScreenSettings settings;
  private final Seed seed;

  Screen(Scorer estimator, ScreenSettings settings, Seed seed) {
    this.estimator = estimator;
    this.settings = settings;
    this.seed = seed;
  }

  /** The estimate of a child's score; not a number where there is none. */
  double estimate(Architecture child) {
    return estimator.score(child, seed) instanceof Score.Known known ? known.mean() : Double.NaN;
  }

  /** Whether a child with this estimate is to be scored. */
  boolean admits(double estimate, Search search) {
    Calibration calibration = search.calibration();
    return Double.isNaN(estimate)
        || !search.full()
        || !calibration.ready()
        || estimate + calibration.mean() + settings.margin() * calibration.sd() >= search.worst();
  }

  /** Whether a refused child is scored all the same. */
  boolean audits(int iteration) {
    return seed.derive("audit", iteration).random().nextDouble() < settings.audit();
  }
}
