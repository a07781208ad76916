package incnas.pipeline;

import incnas.run.Manifest;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The stages that runs have left on disk. */
public final class RunList {
  private static final int DEPTH = 5;

  private RunList() {}

  /** One line per stage: where it is, and its status. */
  public static List<String> of(Path results) {
    Path runs = results.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> tree = Files.find(runs, DEPTH, (p, a) -> p.endsWith(Manifest.NAME))) {
      for (Path file : tree.sorted().toList()) {
        lines.add(runs.relativize(file.getParent()) + "\t" + status(file.getParent()));
      }
    } catch (IOException e) {
      throw new UserError("cannot list " + runs + ": " + e.getMessage(), e);
    }
    return lines;
  }

  private static String status(Path directory) {
    try {
      return Manifest.in(directory).map(RunList::words).orElse("not begun");
    } catch (UserError e) {
      return "manifest cannot be read";
    }
  }

  private static String words(Manifest manifest) {
    String status = manifest.status().name().toLowerCase(java.util.Locale.ROOT);
    return manifest.note().isEmpty() ? status : status + ": " + manifest.note();
  }
}
