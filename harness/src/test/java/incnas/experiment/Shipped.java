package incnas.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiment files of this project, as the tests find them. */
final class Shipped {
  private Shipped() {}

  /** The project's root, from it or from one of its modules. */
  static Path home() {
    return Stream.of(Path.of(""), Path.of(".."))
        .filter(folder -> Files.isDirectory(folder.resolve("experiments/schema")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no folder experiments here or one level up"));
  }

  /** One scale of one file. */
  record Scaled(Path file, String scale) {
    Experiment read() {
      return ExperimentReader.read(file, scale, List.of());
    }

    @Override
    public String toString() {
      return file.getFileName() + " at " + scale;
    }
  }

  static List<Scaled> all() {
    return Experiments.list(home()).stream()
        .flatMap(listing -> listing.scales().stream().map(s -> new Scaled(listing.file(), s)))
        .toList();
  }
}
