package incnas.ci;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.LimitSettings;
import incnas.experiment.MutationSettings;
import incnas.score.Probe;
import incnas.score.Score;
import incnas.score.ZenClosedForm;
import incnas.seed.Seed;
import incnas.space.Budget;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import incnas.space.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The arithmetic of one search step: parse, mutate, count, check the limits, estimate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SearchStepBenchmark {
  private static final MutationSettings PUBLIC_PROGRAM =
      new MutationSettings(
          "uniform",
          10,
          2,
          List.of(2.5, 2.0, 1.5, 1.25, 1.0, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5),
          List.of(-2, -1, 0, 1, 2),
          "official-code",
          6,
          3);

  private static final LimitSettings PAPER =
      new LimitSettings("zennas-budget", "official-code", 18, 1e6, Double.POSITIVE_INFINITY, 0.5);

  /** A power of two. */
  private static final int CHILDREN = 1 << 12;

  private final Architecture network = BenchmarkNetwork.CIFAR.architecture();
  private final Mutation mutation = Mutation.of(SearchSpace.of("A"), PUBLIC_PROGRAM);
  private final Budget budget = new Budget(PAPER);
  private final ZenClosedForm closedForm = new ZenClosedForm();
  private final Architecture[] children = new Architecture[CHILDREN];
  private int at;

  /** Different children, as a search meets them. */
  public SearchStepBenchmark() {
    for (int i = 0; i < CHILDREN; i++) {
      children[i] = mutation.mutate(network, 2, new Seed(i));
    }
  }

  private Architecture next() {
    at = (at + 1) & (CHILDREN - 1);
    return children[at];
  }

  @Benchmark
  public Architecture parse() {
    return BenchmarkNetwork.CIFAR.architecture();
  }

  @Benchmark
  public Architecture mutate() {
    return mutation.mutate(next(), 2, new Seed(at));
  }

  @Benchmark
  public Cost cost() {
    return Cost.of(next(), Variant.of(Semantics.OFFICIAL_CODE));
  }

  /** Layers, parameters and rho, by blocks that are counted once. */
  @Benchmark
  public Verdict limits() {
    return budget.check(next());
  }

  @Benchmark
  public Entropy entropy() {
    return Entropy.of(next(), Reading.OFFICIAL_CODE);
  }

  @Benchmark
  public Score closedForm() {
    return closedForm.score(next(), new Probe(new Seed(at), 1, 1));
  }

  /** A child that is refused or estimated: what a search pays for each attempt. */
  @Benchmark
  public Object attempt() {
    Architecture child = mutation.mutate(next(), 2, new Seed(at));
    Verdict verdict = budget.check(child);
    return verdict instanceof Verdict.Within
        ? closedForm.score(child, new Probe(new Seed(at), 1, 1))
        : verdict;
  }
}
