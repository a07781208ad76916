package incnas.experiment;

/**
 * A scalar.
 *
 * @param value a String, Long, Double or Boolean, or null for nothing
 */
record Leaf(Place place, Object value) implements Tree {
  private static final int SHOWN = 40;

  @Override
  public String found() {
    if (value instanceof String text) {
      String line = text.replaceAll("\\s+", " ");
      return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "'";
    }
    return value == null ? "nothing" : Numerals.text(value);
  }
}
