package incnas.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The paper's tables, read from {@code results/paper} of the project. */
public final class PublishedTables {
  private final Path directory;

  private PublishedTables(Path directory) {
    this.directory = directory;
  }

  /**
   * The tables of the project in this directory.
   *
   * @param home the project's root
   */
  public static PublishedTables of(Path home) {
    return new PublishedTables(home.resolve("results").resolve("paper"));
  }

  /**
   * The table, such as "table2"; empty if the paper's numbers for it are not there.
   *
   * @throws incnas.run.UserError if the file is there and is no table
   */
  public Optional<Table> find(String id) {
    Path file = directory.resolve(id + ".csv");
    boolean there = !id.isEmpty() && Files.exists(file);
    return there ? Optional.of(Csv.read(file, id)) : Optional.empty();
  }
}
