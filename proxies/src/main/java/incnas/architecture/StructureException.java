package incnas.architecture;

/** A structure string that stands for no network; the message names the character. */
public final class StructureException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  StructureException(String message) {
    super(message);
  }

  /**
   * What is wrong at a character of a structure string, counted from 0 here and from 1 in words.
   */
  static StructureException at(String text, int at, String what) {
    int from = Math.max(0, at - 20);
    int to = Math.min(text.length(), at + 30);
    String excerpt = text.substring(from, to).replaceAll("\\p{Cntrl}", " ");
    String where = text.isBlank() ? "" : " at '" + (from > 0 ? "..." : "") + excerpt + "'";
    return new StructureException("structure string, character " + (at + 1) + ": " + what + where);
  }
}
