package incnas.correlate;

import java.util.List;
import java.util.Optional;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How well a proxy's scores rank networks by accuracy: numbers, or why there are none. */
public sealed interface Correlation {
  /** Networks with a score. */
  int n();

  /** Networks without a score, which the numbers leave out. */
  int undefined();

  /**
   * The statistics; a proxy whose lower scores are better is negated first.
   *
   * @param spearman rho with average ranks for equals
   * @param interval 95 % percentile bootstrap of rho over networks
   * @param kendall tau-b
   * @param weightedTau Vigna's, additive and hyperbolic, ranked by accuracy and by score
   * @param topTenthRecall share of the truly best tenth in the proxy's best tenth, equals by
   *     expected value
   */
  record Known(
      int n,
      int undefined,
      double spearman,
      Interval interval,
      double kendall,
      double weightedTau,
      double topTenthRecall)
      implements Correlation {}

  /** No statistics, and the reason in words. */
  record None(int n, int undefined, String reason) implements Correlation {}

  /**
   * Correlates a column with the accuracies of the same networks in the same order.
   *
   * <p>Of several draws the mean is what is ranked, and the interval is over networks.
   */
  static Correlation of(Column column, List<Double> accuracies, Bootstrap bootstrap) {
    Pairs pairs = Pairs.of(column, accuracies);
    int undefined = accuracies.size() - pairs.n();
    Optional<String> refusal = pairs.refusal();
    if (refusal.isPresent()) {
      return new None(pairs.n(), undefined, refusal.get());
    }
    double[] scores = pairs.scores();
    double[] truth = pairs.accuracies();
    return new Known(
        pairs.n(),
        undefined,
        spearman(pairs),
        bootstrap.interval(pairs.n(), new ResampledSpearman(scores, truth)::of),
        new KendallsCorrelation().correlation(scores, truth),
        WeightedTau.of(scores, truth),
        TopTenth.recall(scores, truth));
  }

  private static double spearman(Pairs pairs) {
    return new SpearmansCorrelation().correlation(pairs.scores(), pairs.accuracies());
  }
}
