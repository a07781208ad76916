package incnas.cli;

import incnas.run.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where data sets lie, and which files are good enough. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data sets lie; by default INCNAS_DATA, else data/ in the project.")
  private Path data;

  @Option(
      names = "--accept-unofficial-data",
      description = "Use valid data files that are not the published ones; hashes are recorded.")
  private boolean acceptUnofficial;

  boolean acceptsUnofficial() {
    return acceptUnofficial;
  }

  /** The directory that was named, in this order: option, environment, the project's own. */
  Optional<Path> directory() {
    if (data != null) {
      if (!Files.exists(data)) {
        throw new UserError("--data " + data + ": there is no such directory");
      }
      return Optional.of(data);
    }
    return Optional.ofNullable(System.getenv("INCNAS_DATA"))
        .map(Path::of)
        .or(() -> Optional.of(projects()).filter(Files::isDirectory));
  }

  /** Where a download goes if no directory was named. */
  static Path projects() {
    return Home.directory().resolve("data");
  }
}
