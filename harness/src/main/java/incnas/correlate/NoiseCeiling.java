package incnas.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How well accuracies rank the same networks trained again: no proxy can be told to do better. */
public sealed interface NoiseCeiling {
  /**
   * The ceiling.
   *
   * @param n networks
   * @param seeds trainings of each
   * @param betweenSeeds Spearman correlation between the accuracies of two seeds, the mean over all
   *     pairs of seeds
   * @param interval its 95 % percentile bootstrap over networks
   */
  record Known(int n, int seeds, double betweenSeeds, Interval interval) implements NoiseCeiling {
    /**
     * About what a perfect proxy, ranking by expected accuracy, reaches against the mean over the
     * seeds: the root of the reliability of that mean by the formula of Spearman and Brown. Empty
     * where seeds do not agree at all.
     */
    public OptionalDouble perfectProxy() {
      return betweenSeeds <= 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(
              StrictMath.sqrt(seeds * betweenSeeds / (1 + (seeds - 1) * betweenSeeds)));
    }
  }

  /** No ceiling, and the reason in words. */
  record None(String reason) implements NoiseCeiling {}

  /**
   * The noise ceiling of a benchmark.
   *
   * @param accuracies for each network one accuracy per seed, in the same order of seeds
   */
  static NoiseCeiling of(List<List<Double>> accuracies, Bootstrap bootstrap) {
    int seeds = accuracies.isEmpty() ? 0 : accuracies.get(0).size();
    if (accuracies.stream().anyMatch(a -> a.size() != seeds)) {
      return new None("not every network was trained with the same number of seeds");
    }
    if (seeds < 2) {
      return new None("each network was trained once; the spread between seeds needs two");
    }
    double[][] bySeed = new double[seeds][];
    for (int s = 0; s < seeds; s++) {
      int seed = s;
      bySeed[s] = accuracies.stream().mapToDouble(a -> a.get(seed) + 0.0).toArray();
    }
    return of(bySeed, bootstrap);
  }

  private static NoiseCeiling of(double[][] bySeed, Bootstrap bootstrap) {
    int n = bySeed[0].length;
    List<ResampledSpearman> couples = new ArrayList<>();
    for (int a = 0; a < bySeed.length; a++) {
      for (int b = a + 1; b < bySeed.length; b++) {
        Optional<String> refusal = new Pairs(bySeed[a], bySeed[b]).refusal();
        if (refusal.isPresent()) {
          return new None(n < 3 ? "fewer than 3 networks" : "all accuracies of one seed are equal");
        }
        couples.add(new ResampledSpearman(bySeed[a], bySeed[b]));
      }
    }
    double between = mean(couples, IntStream.range(0, n).toArray()).getAsDouble();
    return new Known(
        n, bySeed.length, between, bootstrap.interval(n, networks -> mean(couples, networks)));
  }

  private static OptionalDouble mean(List<ResampledSpearman> couples, int[] networks) {
    double sum = 0;
    for (ResampledSpearman couple : couples) {
      OptionalDouble rho = couple.of(networks);
      if (rho.isEmpty()) {
        return rho;
      }
      sum += rho.getAsDouble();
    }
    return OptionalDouble.of(sum / couples.size());
  }
}
