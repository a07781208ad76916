package incnas.experiment;

/**
 * Where something was written: a file with line and column, or a {@code --set} argument.
 *
 * @param source the file as its user named it, or the whole argument
 * @param line from 1; 0 where there is no line
 * @param column from 1; 0 where there is no column
 */
record Place(String source, int line, int column) {
  static final Place DEFAULT = new Place("built-in default", 0, 0);

  static Place file(String name) {
    return new Place(name, 0, 0);
  }

  static Place setting(String argument) {
    return new Place("--set " + argument, 0, 0);
  }

  /** The same source at a position counted from 0, or as it is where the source has no lines. */
  Place at(int line, int column) {
    return source.startsWith("--set ") ? this : new Place(source, line + 1, column + 1);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
