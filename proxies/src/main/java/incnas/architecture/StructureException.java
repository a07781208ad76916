package incnas.architecture;

/** A structure string that stands for no network; the message names the character. */
public final class StructureException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  StructureException(String message) {
    super(message);
  }
}
