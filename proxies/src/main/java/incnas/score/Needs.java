package incnas.score;

/** What a proxy must be given beside the architecture. */
public enum Needs {
  NOTHING("nothing"),
  /** libtorch; the definition fixes its own images, or has none. */
  ENGINE("engine"),
  /** libtorch and the probe's images. */
  IMAGES("engine, images"),
  /** libtorch and the probe's images with their classes. */
  LABELS("engine, images, labels");

  private final String label;

  Needs(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether {@link Probe#inputs} has a say in the score. */
  public boolean images() {
    return this == IMAGES || this == LABELS;
  }
}
