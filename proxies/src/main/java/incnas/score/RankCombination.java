package incnas.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Several proxies put together by their ranks within a population; a network alone has no such
 * score. Higher is better.
 *
 * @param parts names of proxies in {@link Proxies#list}
 */
public record RankCombination(String name, String source, List<String> parts, Rule rule) {
  /** How a network's ranks become its score; rank 1 is the worst of n, rank n the best. */
  public enum Rule {
    /** TE-NAS: the sum of the ranks. */
    SUM("sum of ranks"),
    /** AZ-NAS: the sum of log(rank / n), which punishes a bad rank more than a good one helps. */
    LOG_SUM("sum of log(rank / n)");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public RankCombination {
    parts = List.copyOf(parts);
  }

  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  /**
   * The combined score of each network. Ties share their mean rank; parts of which lower is better
   * are turned round.
   *
   * @param scoresOfParts for each part the scores of all networks in one order, as the proxy gives
   *     them, and not a number where it is undefined
   * @return not a number for a network that any part leaves undefined; ranks are taken among the
   *     others
   */
  public double[] combine(List<double[]> scoresOfParts) {
    if (scoresOfParts.size() != parts.size()) {
      throw new IllegalArgumentException(
          name + " has parts " + parts + ", but got scores of " + scoresOfParts.size());
    }
    int networks = scoresOfParts.get(0).length;
    if (scoresOfParts.stream().anyMatch(scores -> scores.length != networks)) {
      throw new IllegalArgumentException(name + " needs as many scores of each part");
    }
    int[] defined = defined(scoresOfParts, networks);
    double[] combined = new double[networks];
    Arrays.fill(combined, Double.NaN);
    for (int i : defined) {
      combined[i] = 0;
    }
    for (int part = 0; part < parts.size(); part++) {
      double[] ranks = ranks(scoresOfParts.get(part), defined, parts.get(part));
      for (int i = 0; i < defined.length; i++) {
        combined[defined[i]] +=
            rule == Rule.SUM ? ranks[i] : StrictMath.log(ranks[i] / defined.length);
      }
    }
    return combined;
  }

  private static int[] defined(List<double[]> scoresOfParts, int networks) {
    return IntStream.range(0, networks)
        .filter(i -> scoresOfParts.stream().noneMatch(scores -> Double.isNaN(scores[i])))
        .toArray();
  }

  private static double[] ranks(double[] scores, int[] chosen, String part) {
    if (chosen.length == 0) {
      return new double[0];
    }
    int sign = Proxies.entry(part).direction() == Direction.LOWER_IS_BETTER ? -1 : 1;
    double[] oriented = Arrays.stream(chosen).mapToDouble(i -> sign * scores[i]).toArray();
    return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(oriented);
  }
}
