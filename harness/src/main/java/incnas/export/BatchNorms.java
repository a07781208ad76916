package incnas.export;

/** What becomes of batch normalisation in the exported model. */
public enum BatchNorms {
  /** Each is multiplied into the convolution before it: fewer layers, same function. */
  FOLDED("folded"),
  /** Each stays a layer, with the trained numbers as they are. */
  KEPT("kept");

  private final String label;

  BatchNorms(String label) {
    this.label = label;
  }

  public static BatchNorms folded(boolean folded) {
    return folded ? FOLDED : KEPT;
  }

  /** Name in the model's metadata. */
  public String label() {
    return label;
  }
}
