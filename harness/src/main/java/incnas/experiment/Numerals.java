package incnas.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Numbers as experiment files write them. */
final class Numerals {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int LONGEST = 400;

  private Numerals() {}

  /** A YAML integer as a Long, or as a Double where it is too long; empty beyond both. */
  static Optional<Object> integer(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String digits = text.startsWith("+") ? text.substring(1) : text;
    BigInteger value =
        digits.startsWith("0x")
            ? new BigInteger(digits.substring(2), 16)
            : digits.startsWith("0o")
                ? new BigInteger(digits.substring(2), 8)
                : new BigInteger(digits);
    if (value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0) {
      return Optional.of(value.longValueExact());
    }
    return finite(value.doubleValue());
  }

  /** A YAML floating-point number as a Double; empty where it is not finite. */
  static Optional<Object> decimal(String text) {
    if (text.endsWith("f") || text.endsWith("F") || text.endsWith("n") || text.endsWith("N")) {
      return Optional.empty(); // .inf and .nan
    }
    return finite(Double.parseDouble(text));
  }

  private static Optional<Object> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /**
   * The shortest text that reads back as the same value, without an exponent where that is short.
   */
  static String text(Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-7 || size >= 1e15)) {
      return number.toString();
    }
    BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /** The nearest number to a fraction such as {@code 1/1.5}. */
  static double fraction(String text) {
    int slash = text.indexOf('/');
    return Double.parseDouble(text.substring(0, slash))
        / Double.parseDouble(text.substring(slash + 1));
  }
}
