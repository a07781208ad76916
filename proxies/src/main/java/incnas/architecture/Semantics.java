package incnas.architecture;

/** How a structure string is built into a network: the two public programs differ. */
public enum Semantics {
  /** ZenNAS's blocks: the first unit of every block has a projection, even from equal to equal. */
  ZENNAS("zennas"),
  /**
   * The authors' modified blocks: in bottleneck and inverted blocks the first unit has a projection
   * only where channels or resolution change.
   */
  OFFICIAL_CODE("official-code");

  private final String label;

  Semantics(String label) {
    this.label = label;
  }

  /** Name in experiment files and on the command line. */
  public String label() {
    return label;
  }

  public static Semantics of(String label) {
    for (Semantics s : values()) {
      if (s.label.equals(label)) {
        return s;
      }
    }
    throw new IllegalArgumentException(
        "unknown block semantics '" + label + "'; known: zennas, official-code");
  }
}
