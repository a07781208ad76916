package incnas.experiment;

/**
 * One thing wrong with an experiment.
 *
 * @param path address of the value, such as {@code search.iterations}; empty for a file as a whole
 * @param text what is wrong and what to do
 */
record Mistake(Place place, String path, String text) {
  private static final int LONGEST_PATH = 120;

  /** One line, whatever the file holds. */
  @Override
  public String toString() {
    String shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "..." : path;
    String line = place + ": " + (path.isEmpty() ? "" : shown + ": ") + text;
    return line.replaceAll("\\p{Cntrl}+", " ");
  }
}
