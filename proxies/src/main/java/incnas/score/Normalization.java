package incnas.score;

/** F of equation 11: brings the entropy score to the zen-score's order of magnitude. */
public enum Normalization {
  LOG("log"),
  SQRT("sqrt"),
  IDENTITY("identity");

  private final String label;

  Normalization(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Normalization of(String label) {
    for (Normalization n : values()) {
      if (n.label.equals(label)) {
        return n;
      }
    }
    throw new IllegalArgumentException(
        "unknown normalization '" + label + "'; known: log, sqrt, identity");
  }

  /** F(E); not a number where F is not defined. */
  public double apply(double entropy) {
    return switch (this) {
      case LOG -> entropy > 0 ? StrictMath.log(entropy) : Double.NaN;
      case SQRT -> entropy >= 0 ? StrictMath.sqrt(entropy) : Double.NaN;
      case IDENTITY -> entropy;
    };
  }
}
