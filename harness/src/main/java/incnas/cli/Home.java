package incnas.cli;

import java.nio.file.Path;

/** The project's directory, as the launcher names it; else where the program was started. */
final class Home {
  private Home() {}

  static Path directory() {
    return Path.of(System.getProperty("incnas.home", ""));
  }

  static Path results() {
    return directory().resolve("results");
  }
}
