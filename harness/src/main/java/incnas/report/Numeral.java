package incnas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/** Numbers as text: fixed decimals, a point, no grouping, whatever the locale. */
public final class Numeral {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final int LONGEST = 400;

  private Numeral() {}

  /**
   * The number rounded half-even from its exact binary value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static String fixed(double number, int decimals) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("not a finite number: " + number);
    }
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The mean with fixed decimals; empty if there are no values. */
  public static String mean(List<Double> values, int decimals) {
    OptionalDouble mean = mean(values);
    return mean.isPresent() ? fixed(mean.getAsDouble(), decimals) : "";
  }

  /** The sample standard deviation with fixed decimals; empty for fewer than two values. */
  public static String sampleSd(List<Double> values, int decimals) {
    return values.size() < 2
        ? ""
        : fixed(new StandardDeviation().evaluate(array(values)), decimals);
  }

  static OptionalDouble mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The cell's number, exactly as written; empty if the cell is no plain decimal number. */
  static Optional<BigDecimal> parse(String cell) {
    String text = cell.strip();
    if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /**
   * Whether a column of these cells holds numbers: more than half of its values are numbers, or
   * there is no value at all.
   */
  static boolean numeric(List<String> cells) {
    List<String> values = cells.stream().filter(c -> !c.isBlank()).toList();
    long numbers = values.stream().filter(c -> parse(c).isPresent()).count();
    return values.isEmpty() || 2 * numbers > values.size();
  }
}
