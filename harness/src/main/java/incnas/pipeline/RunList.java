package incnas.pipeline;

import incnas.run.Manifest;
import incnas.run.RunLock;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The stages that runs have left on disk. */
public final class RunList {
  private static final int DEPTH = 5;

  private RunList() {}

  /**
   * A stage on disk.
   *
   * @param stage its directory under {@code runs}
   * @param note why it failed or stopped; empty otherwise
   */
  public record Listed(String stage, String status, String note) {}

  /** Every stage under a results directory, in the order of the directories. */
  public static List<Listed> of(Path results) {
    Path runs = results.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<Listed> listed = new ArrayList<>();
    try (Stream<Path> tree = Files.find(runs, DEPTH, (p, a) -> p.endsWith(Manifest.NAME))) {
      for (Path file : tree.sorted().toList()) {
        Path stage = runs.relativize(file.getParent());
        Path run = runs.resolve(stage.getName(0));
        listed.add(listed(stage.toString().replace('\\', '/'), file.getParent(), run));
      }
    } catch (IOException e) {
      throw new UserError("cannot list " + runs + ": " + e.getMessage(), e);
    }
    return listed;
  }

  /** A manifest says running until it says otherwise, whatever became of the process. */
  private static String status(Manifest manifest, Path directory, Path run) {
    if (directory.getFileName().toString().contains(".damaged-")) {
      return "damaged, set aside";
    }
    return manifest.status() == Manifest.Status.RUNNING && !RunLock.isHeld(run)
        ? "stopped, goes on with the same command"
        : manifest.status().name().toLowerCase(Locale.ROOT);
  }

  private static Listed listed(String stage, Path directory, Path run) {
    try {
      return Manifest.in(directory)
          .map(m -> new Listed(stage, status(m, directory, run), m.note()))
          .orElse(new Listed(stage, "not begun", ""));
    } catch (UserError e) {
      return new Listed(stage, "manifest cannot be read", e.getMessage());
    }
  }
}
