package incnas.correlate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores, oriented so that higher is better, beside the accuracies of the same networks. */
final class Pairs {
  private static final int FEWEST = 3;

  private final double[] scores;
  private final double[] accuracies;

  Pairs(double[] scores, double[] accuracies) {
    this.scores = scores;
    this.accuracies = accuracies;
  }

  /** The networks whose score is defined. */
  static Pairs of(Column column, List<Double> accuracies) {
    if (column.scores().size() != accuracies.size()) {
      throw new IllegalArgumentException(
          column.name()
              + ": "
              + column.scores().size()
              + " scores for "
              + accuracies.size()
              + " accuracies");
    }
    int[] defined = IntStream.range(0, accuracies.size()).filter(column::defined).toArray();
    return new Pairs(
        Arrays.stream(defined).mapToDouble(column::oriented).toArray(),
        Arrays.stream(defined).mapToDouble(i -> accuracies.get(i) + 0.0).toArray());
  }

  int n() {
    return scores.length;
  }

  double[] scores() {
    return scores;
  }

  double[] accuracies() {
    return accuracies;
  }

  /** Why these pairs have no rank correlation; empty where they have one. */
  Optional<String> refusal() {
    if (n() < FEWEST) {
      return Optional.of("fewer than 3 networks with a score");
    }
    if (constant(scores)) {
      return Optional.of("all scores are equal");
    }
    return constant(accuracies) ? Optional.of("all accuracies are equal") : Optional.empty();
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() < 2;
  }
}
