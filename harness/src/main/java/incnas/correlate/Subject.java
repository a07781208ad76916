package incnas.correlate;

/**
 * What a correlation is of.
 *
 * @param dataSet whose accuracies
 */
public record Subject(String proxy, String profile, String space, String dataSet) {
  @Override
  public String toString() {
    return proxy + " (" + profile + ", " + space + ", " + dataSet + ")";
  }
}
