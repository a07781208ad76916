package incnas.correlate;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The ratio of two means over the same trials, such as the times of two proxies that took turns.
 *
 * @param interval 95 % percentile bootstrap over trials, each of which is drawn with both of its
 *     values; where neighbouring trials are alike, as on a machine whose speed drifts, it is too
 *     narrow
 */
public record MeanRatio(double value, Interval interval) {
  /**
   * The ratio of the mean of {@code above} to that of {@code below}.
   *
   * @param below of the same length, all above 0
   */
  public static MeanRatio of(double[] above, double[] below, Bootstrap bootstrap) {
    if (above.length != below.length || above.length == 0) {
      throw new IllegalArgumentException(above.length + " values over " + below.length);
    }
    if (Arrays.stream(below).anyMatch(v -> !(v > 0))) {
      throw new IllegalArgumentException("a value that is not above 0 stands below");
    }
    return new MeanRatio(
        Arrays.stream(above).sum() / Arrays.stream(below).sum(),
        bootstrap.interval(
            above.length,
            trials ->
                OptionalDouble.of(
                    Arrays.stream(trials).mapToDouble(t -> above[t]).sum()
                        / Arrays.stream(trials).mapToDouble(t -> below[t]).sum())));
  }
}
