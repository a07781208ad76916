package incnas.pipeline;

import incnas.experiment.Experiment;
import incnas.experiment.ExperimentWriter;
import incnas.network.NativeEngine;
import incnas.report.Csv;
import incnas.report.Failure;
import incnas.report.FailuresTable;
import incnas.report.Table;
import incnas.run.AtomicFile;
import incnas.run.Environment;
import incnas.run.Json;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of an experiment's outcome in one directory, and the manifest with their hashes. */
final class ResultFiles {
  private static final String FAILURES = "failures.csv";

  private final Path directory;
  private final Map<String, String> hashes = new TreeMap<>();

  ResultFiles(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  void put(String name, Table table) {
    Csv.write(directory.resolve(name), table);
    wrote(name);
  }

  /** Notes a file that another hand wrote into the directory. */
  void wrote(String name) {
    hashes.put(name, AtomicFile.sha256(directory.resolve(name)));
  }

  /** A table of failures, or none: not even that of an earlier run. */
  void put(List<Failure> failures) {
    if (!failures.isEmpty()) {
      put(FAILURES, FailuresTable.of(failures));
      return;
    }
    Path file = directory.resolve(FAILURES);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserError("cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The resolved experiment and the manifest, last of all.
   *
   * @param stages fingerprints of the stages that the tables rest on, by directory
   */
  void finish(Experiment experiment, Path home, Map<String, String> stages) {
    AtomicFile.write(directory.resolve("experiment.yaml"), ExperimentWriter.write(experiment));
    wrote("experiment.yaml");
    Map<String, Object> environment = new TreeMap<>(Environment.of(home));
    environment.putAll(NativeEngine.start().facts());
    Json.write(
        directory.resolve("manifest.json"),
        Map.of(
            "experiment", experiment.name(),
            "scale", experiment.scale(),
            "outputs", hashes,
            "environment", environment,
            "stages", stages));
  }
}
