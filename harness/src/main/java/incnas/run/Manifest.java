package incnas.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stage directory says of itself: written first with status running, again last.
 *
 * @param format version of this file's layout
 * @param fingerprint of the definition, 64 hexadecimal digits
 * @param definition all that decides the stage's outputs: settings, hashes of inputs, code version
 * @param environment machine, Java, engines, commit: may differ between equal results
 * @param outputs path relative to the directory, with {@code /}, to SHA-256; empty until complete
 * @param timing wall clock in seconds by part
 * @param note why it failed or stopped; empty otherwise
 */
public record Manifest(
    int format,
    String stage,
    String fingerprint,
    Status status,
    SortedMap<String, Object> definition,
    SortedMap<String, Object> environment,
    SortedMap<String, String> outputs,
    SortedMap<String, Object> timing,
    String note) {
  public static final String NAME = "manifest.json";
  static final int FORMAT = 1;

  /** Where a stage stands. */
  public enum Status {
    RUNNING,
    COMPLETE,
    FAILED,
    INTERRUPTED;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Manifest {
    definition = Collections.unmodifiableSortedMap(new TreeMap<>(definition));
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    timing = Collections.unmodifiableSortedMap(new TreeMap<>(timing));
  }

  static Manifest running(
      String stage, Map<String, Object> definition, Map<String, Object> environment) {
    return new Manifest(
        FORMAT,
        stage,
        Fingerprint.of(definition).sha256(),
        Status.RUNNING,
        new TreeMap<>(definition),
        new TreeMap<>(environment),
        new TreeMap<>(),
        new TreeMap<>(),
        "");
  }

  Manifest completed(Map<String, String> hashes, Map<String, Object> seconds) {
    return new Manifest(
        format,
        stage,
        fingerprint,
        Status.COMPLETE,
        definition,
        environment,
        new TreeMap<>(hashes),
        new TreeMap<>(seconds),
        "");
  }

  Manifest ended(Status how, String why) {
    return new Manifest(
        format, stage, fingerprint, how, definition, environment, outputs, timing, why);
  }

  /**
   * The manifest in the directory, empty if there is none.
   *
   * @throws UserError naming file and line if it cannot be read
   */
  public static Optional<Manifest> in(Path directory) {
    Path file = directory.resolve(NAME);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Manifest found =
        Json.read(
            file,
            Manifest.class,
            "start afresh with --fresh, or move the directory away and run again");
    if (found.format() != FORMAT) {
      throw new UserError(
          file
              + ": format "
              + found.format()
              + ", but this program reads format "
              + FORMAT
              + "; use the program that wrote it, or start afresh with --fresh");
    }
    return Optional.of(found);
  }

  public void write(Path directory) {
    Json.write(directory.resolve(NAME), this);
  }

  /** Whether the stage is complete and every output is there with its hash. */
  public boolean intact(Path directory) {
    return status == Status.COMPLETE && damage(directory).isEmpty();
  }

  /** One line for each output that is missing or changed, in order of their names. */
  public List<String> damage(Path directory) {
    List<String> problems = new ArrayList<>();
    outputs.forEach(
        (name, hash) -> {
          Path file = directory.resolve(name);
          if (!Files.isRegularFile(file)) {
            problems.add(name + " is missing");
          } else if (!AtomicFile.sha256(file).equals(hash)) {
            problems.add(name + " has changed");
          }
        });
    return problems;
  }
}
