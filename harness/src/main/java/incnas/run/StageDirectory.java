package incnas.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directory of one stage of one cell, {@code <stage>-<fingerprint8>}: its path is a function of
 * its definition.
 *
 * <p>Life: {@link #isComplete} says whether there is anything to do; {@link #begin} writes the
 * manifest with status running and leaves what an interrupted run wrote, to go on from; {@link
 * #complete} hashes the outputs. The caller holds the {@link RunLock}.
 */
public final class StageDirectory {
  private final Path path;
  private final String stage;
  private final SortedMap<String, Object> definition;
  private final Fingerprint fingerprint;

  private StageDirectory(Path parent, String stage, Map<String, Object> definition) {
    this.stage = stage;
    this.definition = new TreeMap<>(definition);
    this.fingerprint = Fingerprint.of(definition);
    this.path = parent.resolve(stage + "-" + fingerprint.short8());
  }

  /** Names the directory and touches nothing. */
  public static StageDirectory open(Path parent, String stage, Map<String, Object> definition) {
    if (!stage.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a stage name: " + stage);
    }
    return new StageDirectory(parent, stage, definition);
  }

  /** What the stage does, such as {@code search}. */
  public String stage() {
    return stage;
  }

  public Path path() {
    return path;
  }

  /** A file of the stage, such as {@code checkpoint/weights.bin}. */
  public Path path(String name) {
    Path file = path.resolve(name).normalize();
    if (!file.startsWith(path.normalize()) || file.equals(path.normalize())) {
      throw new IllegalArgumentException("outside the stage directory: " + name);
    }
    return file;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * The manifest, empty if the stage never began.
   *
   * @throws UserError if it cannot be read, or belongs to another definition: naming the keys that
   *     differ
   */
  public Optional<Manifest> manifest() {
    Optional<Manifest> found = Manifest.in(path);
    found.ifPresent(this::refuseOther);
    return found;
  }

  /**
   * Whether the stage ended well and every output is there with its hash; reads all outputs.
   *
   * @throws UserError as {@link #manifest()}
   */
  public boolean isComplete() {
    return manifest().map(m -> m.intact(path)).orElse(false);
  }

  /**
   * What the user is told if a complete stage has to be redone because outputs are missing or
   * changed; empty otherwise.
   */
  public Optional<String> damage() {
    return manifest()
        .filter(m -> m.status() == Manifest.Status.COMPLETE)
        .map(m -> m.damage(path))
        .filter(problems -> !problems.isEmpty())
        .map(p -> path + " was complete, but " + String.join(", ", p) + "; doing it again");
  }

  /**
   * Writes the manifest with status running.
   *
   * <p>Files of an interrupted or failed run of the same definition stay, to resume from. A damaged
   * complete stage is set aside as {@code <name>.damaged-<n>}: nothing in it can be trusted to
   * resume from.
   *
   * @throws UserError as {@link #manifest()}; or if the directory holds files and no manifest
   */
  public void begin(Map<String, Object> environment) {
    Optional<Manifest> found = manifest();
    try {
      if (found.isEmpty()) {
        refuseForeignFiles();
      } else if (found.get().status() == Manifest.Status.COMPLETE && !found.get().intact(path)) {
        setAside();
      }
    } catch (IOException e) {
      throw failure(e);
    }
    Manifest.running(stage, definition, environment).write(path);
  }

  /**
   * Writes the manifest with status complete and the hash of every output.
   *
   * @param outputs names relative to the directory, with {@code /}
   * @param timing wall clock in seconds by part
   * @throws UserError if an output is not there
   */
  public void complete(Collection<String> outputs, Map<String, Object> timing) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String name : outputs) {
      hashes.put(name, AtomicFile.sha256(path(name)));
    }
    begun().completed(hashes, timing).write(path);
  }

  /** Writes the manifest with status failed. */
  public void fail(String reason) {
    begun().ended(Manifest.Status.FAILED, reason).write(path);
  }

  /** Writes the manifest with status interrupted: the same command goes on from here. */
  public void interrupt(String reason) {
    begun().ended(Manifest.Status.INTERRUPTED, reason).write(path);
  }

  /**
   * Deletes the directory with all it holds, whatever its state; nothing happens if it is not
   * there.
   *
   * @throws UserError if it holds files and no manifest: then it is not one of ours
   */
  public void discard() {
    try {
      if (Files.exists(path)) {
        if (Files.notExists(path.resolve(Manifest.NAME))) {
          refuseForeignFiles();
        }
        deleteTree();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Manifest begun() {
    return manifest().orElseThrow(() -> new IllegalStateException(path + " was not begun"));
  }

  private void refuseOther(Manifest found) {
    if (found.fingerprint().equals(fingerprint.sha256()) && found.stage().equals(stage)) {
      return;
    }
    List<String> keys = Differences.between(found.definition(), definition);
    throw new UserError(
        path.resolve(Manifest.NAME)
            + ": belongs to another definition: "
            + (keys.isEmpty() ? "its fingerprint is not that of its keys" : String.join("; ", keys))
            + "; give the experiment another name, or start afresh with --fresh");
  }

  /** A directory that only a killed manifest writer left behind counts as empty. */
  private void refuseForeignFiles() throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      String leftover = "." + Manifest.NAME + ".tmp-";
      if (entries.anyMatch(p -> !p.getFileName().toString().startsWith(leftover))) {
        throw new UserError(
            path
                + " holds files, but no "
                + Manifest.NAME
                + ": not a stage of a run; move it away, then run the same command again");
      }
    }
  }

  private void setAside() throws IOException {
    for (int n = 1; ; n++) {
      Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + n);
      if (Files.notExists(aside)) {
        Files.move(path, aside);
        return;
      }
    }
  }

  /** The manifest goes last, so that a killed deletion can be repeated. */
  private void deleteTree() throws IOException {
    Path manifest = path.resolve(Manifest.NAME);
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst =
          tree.filter(p -> !p.equals(path) && !p.equals(manifest))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path p : deepestFirst) {
      Files.delete(p);
    }
    Files.deleteIfExists(manifest);
    Files.delete(path);
  }

  private UserError failure(IOException e) {
    return new UserError(
        "cannot change " + path + ": " + IoReason.of(e) + "; fix its permissions and run again", e);
  }
}
