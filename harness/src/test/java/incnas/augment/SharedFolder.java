package incnas.augment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of reference files that may lie beside the project. */
final class SharedFolder {
  private SharedFolder() {}

  /** A file of it; the test is skipped where there is none. */
  static Path file(String name) {
    String environment = System.getenv("INCNAS_SHARED");
    Stream<Path> places =
        environment == null
            ? Stream.of(Path.of("../shared"), Path.of("../../shared"))
            : Stream.of(Path.of(environment));
    Path file =
        places.map(place -> place.resolve(name)).filter(Files::exists).findFirst().orElse(null);
    assumeTrue(
        file != null, "skipped: no shared/" + name + " beside the project; set INCNAS_SHARED");
    return file;
  }
}
