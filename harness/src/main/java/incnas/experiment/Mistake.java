package incnas.experiment;

/**
 * One thing wrong with an experiment.
 *
 * @param path address of the value, such as {@code search.iterations}; empty for a file as a whole
 * @param text what is wrong and what to do
 */
record Mistake(Place place, String path, String text) {
  @Override
  public String toString() {
    return place + ": " + (path.isEmpty() ? "" : path + ": ") + text;
  }
}
