package incnas.plot;

/**
 * Numbers that belong together in a plot.
 *
 * @param name for the legend
 * @param kind how they are drawn
 */
public record Series(String name, double[] x, double[] y, Kind kind) {
  /** How a series is drawn. */
  public enum Kind {
    /** One translucent point each. */
    POINTS,
    /** Joined in their order. */
    LINE
  }

  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(name + ": " + x.length + " x for " + y.length + " y");
    }
  }
}
