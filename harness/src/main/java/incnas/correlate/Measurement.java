package incnas.correlate;

import incnas.score.Direction;
import incnas.score.Score;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A proxy's scores of the gate's networks, as a program computes them.
 *
 * @param networks names of the networks, such as their texts or fingerprints; all different
 * @param accuracies of these networks, in the same order
 * @param scores of these networks, in the same order; draw d of every network is of the same seed
 */
public record Measurement(
    Subject subject,
    Direction direction,
    List<String> networks,
    List<Double> accuracies,
    List<Score> scores) {
  public Measurement {
    networks = List.copyOf(networks);
    accuracies = List.copyOf(accuracies);
    scores = List.copyOf(scores);
    if (networks.size() != accuracies.size() || networks.size() != scores.size()) {
      throw new IllegalArgumentException(
          subject
              + ": %d networks, %d accuracies, %d scores"
                  .formatted(networks.size(), accuracies.size(), scores.size()));
    }
    if (new HashSet<>(networks).size() < networks.size()) {
      throw new IllegalArgumentException(subject + ": two networks of one name");
    }
  }

  /** The most draws that a network's score has; 0 if all are undefined. */
  int draws() {
    return scores.stream()
        .mapToInt(score -> score instanceof Score.Known known ? known.draws() : 0)
        .max()
        .orElse(0);
  }

  Column column() {
    return Column.ofScores(subject.toString(), direction, scores);
  }

  List<NetworkScore> networkScores(Scale scale) {
    return IntStream.range(0, networks.size())
        .mapToObj(i -> NetworkScore.of(networks.get(i), scores.get(i), scale))
        .toList();
  }
}
