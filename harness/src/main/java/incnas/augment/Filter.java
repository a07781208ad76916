package incnas.augment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The weight of a pixel by its distance from the centre of a resampled one. */
public enum Filter {
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      return x < 1 ? 1 - x : 0;
    }
  },
  /** Keys's cubic with a = -0.5. */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
  };

  private static final double A = -0.5;

  /** No pixel further away than this has a weight. */
  final double support;

  Filter(double support) {
    this.support = support;
  }

  abstract double weight(double distance);

  /** The word for it on a command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Filter> labelled(String label) {
    return Stream.of(values()).filter(f -> f.label().equals(label)).findFirst();
  }
}
