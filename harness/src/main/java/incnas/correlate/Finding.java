package incnas.correlate;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One number of a proxy beside its baseline.
 *
 * @param low the least that passes
 * @param high the most that passes
 */
public record Finding(String measure, double baseline, double now, double low, double high) {
  public boolean within() {
    return low <= now && now <= high;
  }

  @Override
  public String toString() {
    return "%s was %s, is %s, band %s to %s"
        .formatted(measure, digits(baseline), digits(now), digits(low), digits(high));
  }

  private static String digits(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(5)).stripTrailingZeros();
    boolean plain = rounded.signum() == 0 || (Math.abs(number) < 1e6 && Math.abs(number) >= 1e-4);
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
