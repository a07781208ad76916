package incnas.ci;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.MutationSettings;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Score;
import incnas.score.ZenScore;
import incnas.seed.Seed;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of one search step: parse, mutate, count, score. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class SearchStepBenchmark {
  /** ZenNet-CIFAR-1M. */
  private static final String ZENNET =
      "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
          + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
          + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
          + "SuperConvK1BNRELU(112,512,1,1)";

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

  /** Images per forward pass of zen-score. */
  @Param({"4", "16"})
  public int batch;

  private final Architecture network = Architecture.parse(ZENNET, 32, 100);
  private final Mutation mutation = Mutation.of(SearchSpace.of("A"), PUBLIC_PROGRAM);
  private final ZenScore zen = new ZenScore(Profile.OFFICIAL_CODE, ZenScore.GAMMA);
  private long iteration;

  @Benchmark
  public Architecture parse() {
    return Architecture.parse(ZENNET, 32, 100);
  }

  @Benchmark
  public Architecture mutate() {
    return mutation.mutate(network, 2, new Seed(iteration++));
  }

  @Benchmark
  public Cost cost() {
    return Cost.of(network, Variant.of(Semantics.OFFICIAL_CODE));
  }

  @Benchmark
  public Entropy entropy() {
    return Entropy.of(network, Reading.OFFICIAL_CODE);
  }

  @Benchmark
  public Score zen() {
    return zen.score(network, new Probe(new Seed(iteration++), batch, 1));
  }
}
