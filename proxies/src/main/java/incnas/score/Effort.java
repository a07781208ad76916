package incnas.score;

/** The order of magnitude of a proxy's cost. */
public enum Effort {
  ARITHMETIC("arithmetic"),
  FORWARD("forward"),
  GRADIENT("gradient"),
  /** A gradient for each image or class, or gradients of gradients. */
  MANY_GRADIENTS("many gradients");

  private final String label;

  Effort(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
