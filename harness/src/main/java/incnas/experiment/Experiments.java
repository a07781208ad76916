package incnas.experiment;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The experiments that come with an installation, in the folder {@code experiments} of its home.
 */
public final class Experiments {
  private static final String FOLDER = "experiments";

  private Experiments() {}

  /**
   * One experiment of the installation.
   *
   * @param table the published table it mirrors; empty if none
   * @param mistakes why it cannot be read, a line each; empty if it can
   */
  public record Listing(
      String name, Path file, String title, String table, List<String> scales, String mistakes) {
    public Listing {
      scales = List.copyOf(scales);
    }
  }

  /**
   * The file of an experiment: a path that exists, or the name of one of the installation's.
   *
   * @throws UserError where there is none, with the known names
   */
  public static Path find(Path home, String typed) {
    return existing(Path.of(""), typed)
        .or(() -> existing(home.resolve(FOLDER), typed))
        .or(() -> existing(home.resolve(FOLDER), typed + ".yaml"))
        .orElseThrow(() -> unknown(home, typed));
  }

  private static Optional<Path> existing(Path folder, String typed) {
    try {
      return Optional.of(folder.resolve(typed)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean existingFolder(String typed) {
    try {
      return !typed.isBlank() && Files.isDirectory(Path.of(typed));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static UserError unknown(Path home, String typed) {
    if (existingFolder(typed)) {
      return new UserError(typed + ": is a directory; name an experiment file in it");
    }
    List<String> names = files(home).stream().map(Experiments::name).toList();
    String start = (typed.isBlank() ? "'" + typed + "'" : typed) + ": no such experiment file";
    return new UserError(
        names.isEmpty()
            ? start + ", and no experiments in " + home.resolve(FOLDER) + "; name an existing file"
            : start + Nearest.hint(ExperimentName.stem(typed), names));
  }

  /** The installation's experiments by name; one that cannot be read says why. */
  public static List<Listing> list(Path home) {
    return files(home).stream().map(Experiments::listing).toList();
  }

  private static Listing listing(Path file) {
    try {
      ExperimentReader.Outline outline = ExperimentReader.outline(file);
      return new Listing(name(file), file, outline.title(), outline.table(), outline.scales(), "");
    } catch (UserError e) {
      return new Listing(name(file), file, "", "", List.of(), e.getMessage());
    }
  }

  private static String name(Path file) {
    return ExperimentName.stem(file.getFileName().toString());
  }

  private static List<Path> files(Path home) {
    Path folder = home.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be listed; check its permissions", e);
    }
  }
}
