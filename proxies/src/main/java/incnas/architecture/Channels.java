package incnas.architecture;

/** Widths that the search spaces allow. */
public final class Channels {
  private Channels() {}

  /**
   * The nearest positive multiple of 8, ties to the even multiple as Python rounds: {@code
   * round8(20) = 16}.
   */
  public static int round8(double channels) {
    return (int) Math.max(8, 8 * Math.rint(channels / 8));
  }
}
