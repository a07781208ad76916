package incnas.experiment;

import java.util.List;
import java.util.Optional;

/**
 * The scales that an experiment defines.
 *
 * @param overrides their keys, by name; an experiment that defines none has one of its own name
 */
record Scales(String experiment, Branch overrides) {
  static final String KEY = "scales";
  private static final String FULL = "paper";

  static Scales of(String experiment, Branch root) {
    Branch none = Branch.empty(Place.DEFAULT);
    return new Scales(experiment, root.at(KEY).orElse(none) instanceof Branch some ? some : none);
  }

  List<String> names() {
    return overrides.entries().isEmpty()
        ? List.of(experiment)
        : List.copyOf(overrides.entries().keySet());
  }

  /**
   * The scale to apply; empty, with a mistake noted, where there is no such scale or no telling.
   *
   * @param asked null for the paper's, or for the only one
   */
  Optional<String> choose(String asked, Place file, Mistakes mistakes) {
    List<String> names = names();
    if (asked == null) {
      if (names.size() == 1 || names.contains(FULL)) {
        return Optional.of(names.size() == 1 ? names.get(0) : FULL);
      }
      String known = String.join(", ", names);
      mistakes.add(file, "", "has several scales; choose one with --scale: " + known);
    } else if (names.contains(asked)) {
      return Optional.of(asked);
    } else {
      mistakes.add(file, "", "unknown scale '" + asked + "'" + Nearest.hint(asked, names));
    }
    return Optional.empty();
  }

  /** What a scale overrides; nothing where it says nothing. */
  Branch overridesOf(String scale) {
    return overrides.at(scale).orElse(null) instanceof Branch some
        ? some
        : Branch.empty(Place.DEFAULT);
  }
}
