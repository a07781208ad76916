package incnas.ci;

import incnas.architecture.Architecture;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.Proxy;
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
import org.openjdk.jmh.annotations.Warmup;

/** One score of each proxy, one thread, fresh weights and images each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class ProxyBenchmark {
  @Param({
    "zen",
    "zen-closed-form",
    "entropy",
    "incorporated-s",
    "gradnorm",
    "synflow",
    "naswot",
    "te-ntk",
    "te-regions",
    "snip",
    "grasp",
    "fisher",
    "jacob-cov",
    "epe-nas",
    "plain",
    "l2-norm",
    "zico",
    "az-expressivity",
    "az-progressivity",
    "az-trainability",
    "flops",
    "params",
    "layers",
    "random"
  })
  public String proxy;

  @Param({"initial-a", "zennet-cifar-1m", "zennet-400m"})
  public String network;

  /** Images per forward pass. */
  @Param({"1", "4", "16", "64"})
  public int batch;

  private Proxy chosen;
  private Architecture architecture;
  private long draw;

  /** The definitions that table 2 and the correlations use. */
  @Setup
  public void choose() {
    chosen = Proxies.of(proxy, Profile.ZENNAS, ZenScore.GAMMA);
    architecture = BenchmarkNetwork.of(network).architecture();
  }

  @Benchmark
  public Score score() {
    return chosen.score(architecture, new Probe(new Seed(draw++), batch, 1));
  }
}
