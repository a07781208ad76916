package incnas.experiment;

/** YAML text that is broken, or uses what experiment files do without. */
final class YamlRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  YamlRefused(Place place, String message) {
    super(message);
    this.place = place;
  }

  Place place() {
    return place;
  }
}
