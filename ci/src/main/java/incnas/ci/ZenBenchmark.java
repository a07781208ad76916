package incnas.ci;

import incnas.architecture.Architecture;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Score;
import incnas.score.ZenScore;
import incnas.seed.Seed;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One zen-score of one draw, weights and images included, by network and batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@Threads(1)
public class ZenBenchmark {
  @Param({"zennet-cifar-1m", "zennet-400m", "initial-a"})
  public String network;

  /** Images per forward pass. */
  @Param({"4", "16", "64"})
  public int batch;

  private final ZenScore zen = new ZenScore(Profile.OFFICIAL_CODE, ZenScore.GAMMA);
  private Architecture architecture;
  private long draw;

  @Setup
  public void parse() {
    architecture = ZenNetwork.of(network).architecture();
  }

  @Benchmark
  public Score score() {
    return zen.score(architecture, new Probe(new Seed(draw++), batch, 1));
  }
}
