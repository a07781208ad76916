package incnas.evaluate;

import java.util.Locale;

/**
 * One network in two engines on the same images, and whether they compute the same function.
 *
 * @param maxAbs largest difference of a logit between the engines; infinite if one is not finite
 * @param agreement share of images on which both engines name the same class
 * @param worstImage place of the image with the largest difference, counted from 0
 * @param tolerance largest allowed difference
 * @param requiredAgreement smallest allowed share
 */
public record CrossCheck(
    Evaluation first,
    Evaluation second,
    double maxAbs,
    double agreement,
    int worstImage,
    double tolerance,
    double requiredAgreement) {
  /** What two engines are held to. */
  public record Limits(double tolerance, double agreement) {
    public Limits {
      if (!(tolerance >= 0) || !(agreement >= 0 && agreement <= 1)) {
        throw new IllegalArgumentException(
            "tolerance is at least 0 and agreement from 0 to 1, not %s and %s"
                .formatted(tolerance, agreement));
      }
    }
  }

  public boolean passed() {
    return Double.isFinite(maxAbs) && maxAbs <= tolerance && agreement >= requiredAgreement;
  }

  /** The verdict in one sentence, with the numbers that decide it. */
  public String describe() {
    String engines = first.engine() + " and " + second.engine();
    if (!Double.isFinite(maxAbs)) {
      return "failed: a logit of image %d is not finite; engines: %s"
          .formatted(worstImage, engines);
    }
    return String.format(
        Locale.ROOT,
        "%s: %s differ by at most %.3g (allowed %.3g, image %d)"
            + " and agree on %.2f %% of %d images (required %.2f %%)",
        passed() ? "passed" : "failed",
        engines,
        maxAbs,
        tolerance,
        worstImage,
        100 * agreement,
        first.n(),
        100 * requiredAgreement);
  }
}
