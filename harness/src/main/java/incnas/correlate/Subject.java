package incnas.correlate;

/**
 * What a correlation is of.
 *
 * @param truth label of the accuracies
 */
public record Subject(String proxy, String profile, String space, String truth) {
  @Override
  public String toString() {
    return proxy + " (" + profile + ", " + space + ", " + truth + ")";
  }
}
