package incnas.correlate;

import incnas.score.Direction;
import incnas.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A proxy of 64 networks whose true scores and spreads are known, and whose draws can be taken
 * again.
 *
 * @param spread standard deviation of a draw, of the scores' or, where {@code product}, of their
 *     logarithms; true scores are about 50 with standard deviation 10
 * @param common share of a draw's variance that moves all networks alike
 */
record Simulated(long seed, int draws, double spread, double common, boolean product) {
  static final int NETWORKS = 64;
  static final Subject SUBJECT = new Subject("zen", "zennas", "nas-bench-201", "cifar10");

  Simulated(long seed, int draws, double spread) {
    this(seed, draws, spread, 0, false);
  }

  /** The measurement with the draws of one seed. */
  Measurement drawn(long drawSeed) {
    Random truth = new Random(seed);
    Random random = new Random(31 * drawSeed + 7);
    double[] shared = random.doubles(draws).map(u -> random.nextGaussian()).toArray();
    List<Double> accuracies = new ArrayList<>();
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < NETWORKS; i++) {
      double score = 50 + 10 * truth.nextGaussian();
      accuracies.add(score + 10 * truth.nextGaussian());
      double sd = spread * Math.exp(0.5 * truth.nextGaussian());
      List<Double> values = new ArrayList<>();
      for (int d = 0; d < draws; d++) {
        double noise =
            Math.sqrt(common) * shared[d] + Math.sqrt(1 - common) * random.nextGaussian();
        values.add(product ? score * Math.exp(sd * noise) : score + sd * noise);
      }
      scores.add(new Score.Known(values));
    }
    return new Measurement(
        SUBJECT,
        Direction.HIGHER_IS_BETTER,
        IntStream.range(0, NETWORKS).mapToObj(i -> "network" + i).toList(),
        accuracies,
        scores);
  }

  /** The measurement with each network's values replaced. */
  static Measurement changed(
      Measurement m, BiFunction<Integer, List<Double>, List<Double>> values) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < m.scores().size(); i++) {
      Score.Known known = (Score.Known) m.scores().get(i);
      scores.add(Score.of(values.apply(i, known.values()), "made undefined"));
    }
    return new Measurement(m.subject(), m.direction(), m.networks(), m.accuracies(), scores);
  }

  /** The measurement with each value replaced. */
  static Measurement each(Measurement m, BiFunction<Integer, Double, Double> value) {
    return changed(m, (i, values) -> values.stream().map(v -> value.apply(i, v)).toList());
  }
}
