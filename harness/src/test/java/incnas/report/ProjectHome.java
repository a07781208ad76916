package incnas.report;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's root, from whichever directory the tests run in. */
final class ProjectHome {
  private ProjectHome() {}

  static Path find() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("results/paper")) ? here : here.getParent();
  }
}
