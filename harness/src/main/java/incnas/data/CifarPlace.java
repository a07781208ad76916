package incnas.data;

import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a CIFAR set lies: in a folder of binary files, or in the published archive. */
sealed interface CifarPlace {
  /** The path to name in messages. */
  Path path();

  record Folder(Path path) implements CifarPlace {
    /** The first file that is missing or of another size than the published one. */
    Optional<String> firstProblem(CifarLayout layout) {
      return layout.files().flatMap(file -> problem(layout, file).stream()).findFirst();
    }

    private Optional<String> problem(CifarLayout layout, CifarFile file) {
      Path at = path.resolve(file.name());
      try {
        long size = Files.size(at);
        return size == layout.bytes(file)
            ? Optional.empty()
            : Optional.of(
                "%s: %d bytes where %d are expected".formatted(at, size, layout.bytes(file)));
      } catch (IOException e) {
        return Optional.of(at + ": missing");
      }
    }
  }

  record Packed(Path path) implements CifarPlace {}

  /**
   * Looks below and at {@code directory}: a complete folder first, then the archive, then a folder
   * that has some of the files.
   *
   * @param directory holds the folder or the archive, or is one of them itself
   */
  static CifarPlace find(CifarLayout layout, Path directory) {
    if (directory == null) {
      throw new UserError(
          layout.name()
              + ": no data directory was given. Name one with --data DIR; "
              + advice(layout));
    }
    if (Files.isRegularFile(directory)) {
      return new Packed(directory);
    }
    Path below = directory.resolve(layout.folder());
    Path archive = directory.resolve(layout.archive().file());
    if (present(layout, below) == layout.files().count()) {
      return new Folder(below);
    }
    if (present(layout, directory) == layout.files().count()) {
      return new Folder(directory);
    }
    if (Files.isRegularFile(archive)) {
      return new Packed(archive);
    }
    if (Files.isDirectory(below)) {
      return new Folder(below);
    }
    if (present(layout, directory) > 0) {
      return new Folder(directory);
    }
    throw new UserError(
        "%s: neither %s nor %s exists. %s"
            .formatted(layout.name(), below, archive, sentence(advice(layout))));
  }

  /**
   * Whether the set can be found in {@code directory} (may be null), from names and sizes alone.
   */
  static Found look(CifarLayout layout, Path directory) {
    try {
      CifarPlace place = find(layout, directory);
      Optional<String> problem =
          place instanceof Folder folder ? folder.firstProblem(layout) : Optional.empty();
      return new Found(layout.name(), problem.isEmpty(), problem.orElse(place.path().toString()));
    } catch (UserError e) {
      return new Found(layout.name(), false, e.getMessage());
    }
  }

  /** What to do about files that are missing or broken. */
  static String advice(CifarLayout layout) {
    return "put the published files into DIR/%s, or the archive at DIR/%s, or let --download fetch it."
        .formatted(layout.folder(), layout.archive().file());
  }

  static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static long present(CifarLayout layout, Path folder) {
    return layout.files().filter(f -> Files.isRegularFile(folder.resolve(f.name()))).count();
  }
}
