package incnas.pipeline;

import incnas.score.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search found, as its stage leaves it, or a network that was given.
 *
 * @param values the winner's score, one value per draw; none for a given network
 * @param iteration the attempt that made the winner; 0 for a given network
 * @param rejected attempts by the reason of their rejection
 */
record Found(
    String structure,
    List<Double> values,
    int iteration,
    int attempts,
    int scored,
    Map<String, Integer> rejected) {
  static Found given(String structure) {
    return new Found(structure, List.of(), 0, 0, 0, Map.of());
  }

  /** The winner's score, mean over its draws; empty for a given network. */
  Optional<Double> score() {
    return values.isEmpty() ? Optional.empty() : Optional.of(new Score.Known(values).mean());
  }
}
