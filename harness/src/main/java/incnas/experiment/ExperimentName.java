package incnas.experiment;

import java.nio.file.Path;

/** The name of an experiment: what its file says, or else what its file is called. */
final class ExperimentName {
  static final String KEY = "name";
  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private ExperimentName() {}

  static String of(Path file, Branch experiment, Mistakes mistakes) {
    return experiment.scalar(String.class, KEY).orElseGet(() -> stem(file, mistakes));
  }

  private static String stem(Path file, Mistakes mistakes) {
    Path last = file.getFileName();
    String stem = last == null ? "" : stem(last.toString());
    if (!stem.matches(PATTERN)) {
      mistakes.add(
          Place.file(file.toString()),
          "",
          "its name cannot name a run directory; rename it, or give a name, such as 'name: mine'");
    }
    return stem;
  }

  static String stem(String fileName) {
    return fileName.replaceFirst("\\.ya?ml$", "");
  }
}
