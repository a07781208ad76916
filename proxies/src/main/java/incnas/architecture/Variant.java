package incnas.architecture;

/**
 * Which network a structure string stands for.
 *
 * @param shortcuts whether residual units keep their shortcuts; zero-shot scores remove them
 * @param gates whether residual units carry squeeze-and-excitation
 */
public record Variant(Semantics semantics, boolean shortcuts, boolean gates) {
  /** The network that zen-score and entropy score look at: the main path alone. */
  public static final Variant MAIN_PATH = new Variant(Semantics.ZENNAS, false, false);

  /** The network as trained, without squeeze-and-excitation. */
  public static Variant of(Semantics semantics) {
    return new Variant(semantics, true, false);
  }

  public Variant withGates() {
    return new Variant(semantics, shortcuts, true);
  }
}
