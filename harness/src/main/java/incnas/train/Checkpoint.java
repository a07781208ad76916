package incnas.train;

import incnas.network.Weights;
import incnas.run.AtomicFile;
import incnas.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training goes on from, at an epoch's border or within it. The weights are written first,
 * under a name of their own, then the state that names them with their hash; a kill in between
 * leaves the state before.
 */
final class Checkpoint {
  private static final String STATE = "state.json";

  /** Stands in the names of what is kept beside the weights, and in no weight's. */
  private static final String BESIDE = "/";

  private final Path directory;

  Checkpoint(Path directory) {
    this.directory = directory;
  }

  /**
   * The file that names the others.
   *
   * @param step steps of the epoch that is under way, 0 at an epoch's border
   * @param loss sum of the losses of these steps
   * @param last weights after them, and what goes on beside
   * @param best weights after the best epoch; empty within the first one
   */
  record State(
      List<Epoch> epochs,
      int step,
      double loss,
      String last,
      String lastHash,
      String best,
      String bestHash) {
    State {
      epochs = List.copyOf(epochs);
    }
  }

  /**
   * A state with the arrays that it names.
   *
   * @param beside velocities and, with a teacher, projections
   */
  record Loaded(State state, Weights last, Map<String, float[]> beside) {}

  /** The last whole checkpoint; empty where there is none, or where its files are damaged. */
  Optional<Loaded> load() {
    Optional<State> found = state();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    State state = found.get();
    if (!intact(state.last(), state.lastHash())
        || !(state.best().isEmpty() || intact(state.best(), state.bestHash()))) {
      return Optional.empty();
    }
    Map<String, float[]> weights = new LinkedHashMap<>();
    Map<String, float[]> beside = new LinkedHashMap<>();
    Tensors.read(directory.resolve(state.last()))
        .forEach((name, values) -> (name.contains(BESIDE) ? beside : weights).put(name, values));
    return Optional.of(new Loaded(state, new Weights(weights), beside));
  }

  Optional<State> state() {
    Path file = directory.resolve(STATE);
    return Files.exists(file) ? Optional.of(Json.read(file, State.class)) : Optional.empty();
  }

  private boolean intact(String name, String hash) {
    Path file = directory.resolve(name);
    return Files.exists(file) && AtomicFile.sha256(file).equals(hash);
  }

  /**
   * Saves within an epoch, {@code step} steps of which are done.
   *
   * @param beside each under a name with a slash, which no weight's name has
   */
  void save(
      List<Epoch> epochs, int step, double loss, Weights weights, Map<String, float[]> beside) {
    Optional<State> before = state();
    write(
        epochs,
        step,
        loss,
        before.map(State::best).orElse(""),
        before.map(State::bestHash).orElse(""),
        weights,
        beside);
  }

  /** Saves at the border after the last of these epochs. */
  void save(List<Epoch> epochs, boolean isBest, Weights weights, Map<String, float[]> beside) {
    if (!isBest) {
      save(epochs, 0, 0, weights, beside);
      return;
    }
    String best = "best-" + epochs.size() + ".safetensors";
    AtomicFile.write(directory.resolve(best), Tensors.encode(weights.values()));
    write(epochs, 0, 0, best, AtomicFile.sha256(directory.resolve(best)), weights, beside);
  }

  private void write(
      List<Epoch> epochs,
      int step,
      double loss,
      String best,
      String bestHash,
      Weights weights,
      Map<String, float[]> beside) {
    String last = "last-" + epochs.size() + (step > 0 ? "-" + step : "") + ".safetensors";
    Map<String, float[]> all = new LinkedHashMap<>(weights.values());
    all.putAll(beside);
    AtomicFile.write(directory.resolve(last), Tensors.encode(all));
    String hash = AtomicFile.sha256(directory.resolve(last));
    State state = new State(epochs, step, loss, last, hash, best, bestHash);
    Json.write(directory.resolve(STATE), state);
    prune(state);
  }

  private void prune(State state) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.safetensors")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.equals(state.last()) && !name.equals(state.best())) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
