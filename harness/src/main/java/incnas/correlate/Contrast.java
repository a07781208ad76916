package incnas.correlate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The difference between two proxies' Spearman correlations on the same networks, such as our
 * scores against a published column.
 */
public sealed interface Contrast {
  /** Networks with both scores. */
  int n();

  /**
   * The two correlations over the networks with both scores.
   *
   * @param interval 95 % percentile bootstrap of {@code ours - theirs}, both over the same
   *     resampled networks
   */
  record Known(int n, double ours, double theirs, Interval interval) implements Contrast {
    public double difference() {
      return ours - theirs;
    }

    /** Whether the difference goes beyond what the choice of networks explains. */
    public boolean beyond() {
      return !interval.contains(0);
    }
  }

  /** No difference, and the reason in words. */
  record None(int n, String reason) implements Contrast {}

  /** Contrasts two columns over the same networks, each in its own direction. */
  static Contrast of(Column ours, Column theirs, List<Double> accuracies, Bootstrap bootstrap) {
    Pairs left = Pairs.of(ours.where(theirs::defined), accuracies);
    Pairs right = Pairs.of(theirs.where(ours::defined), accuracies);
    Optional<String> refusal =
        left.refusal()
            .map(why -> ours.name() + ": " + why)
            .or(() -> right.refusal().map(why -> theirs.name() + ": " + why));
    int n = left.n();
    if (refusal.isPresent()) {
      return new None(n, refusal.get());
    }
    ResampledSpearman a = new ResampledSpearman(left.scores(), left.accuracies());
    ResampledSpearman b = new ResampledSpearman(right.scores(), right.accuracies());
    int[] all = IntStream.range(0, n).toArray();
    return new Known(
        n,
        a.of(all).getAsDouble(),
        b.of(all).getAsDouble(),
        bootstrap.interval(n, difference(a, b)));
  }

  private static Function<int[], OptionalDouble> difference(
      ResampledSpearman a, ResampledSpearman b) {
    return networks -> {
      OptionalDouble left = a.of(networks);
      OptionalDouble right = b.of(networks);
      return left.isPresent() && right.isPresent()
          ? OptionalDouble.of(left.getAsDouble() - right.getAsDouble())
          : OptionalDouble.empty();
    };
  }
}
