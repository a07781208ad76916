package incnas.ci;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.experiment.AugmentSettings;
import incnas.experiment.CenterCropSettings;
import incnas.experiment.TrainSettings;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.seed.Seed;
import incnas.train.TrainingStep;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of training: images from Java's memory, forward, loss, backward, update. {@code
 * training-benchmark.py} is the same step in Python.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 12)
@Fork(1)
public class TrainingBenchmark {
  private static final int CLASSES = 100;
  private static final double RATE = 0.01;

  @Param({"initial-a", "zennet-cifar-1m"})
  public String network;

  @Param({"1", "2"})
  public int threads;

  @Param("64")
  public int batch;

  @Param({"float32", "bf16"})
  public String precision;

  @Param({"channels-first", "channels-last"})
  public String layout;

  private TrainingStep training;
  private Batch images;

  @Setup
  public void begin() {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(threads);
    Architecture architecture = BenchmarkNetwork.of(network).architecture();
    LayerGraph graph = architecture.lower(Variant.of(Semantics.ZENNAS));
    Seed seed = new Seed(1);
    training =
        new TrainingStep(
            graph,
            Initialization.TORCH.draw(graph, seed),
            settings(),
            CLASSES,
            engine.device("cpu"));
    images = batch(seed, architecture.resolution());
  }

  /** The recipe for CIFAR, as far as a step knows it. */
  private TrainSettings settings() {
    return new TrainSettings(
        List.of("cifar100"),
        0,
        0,
        true,
        "refuse",
        "zennas",
        false,
        1,
        0,
        batch,
        RATE,
        batch,
        0.9,
        true,
        5e-4,
        0.1,
        0,
        0.01,
        1e-3,
        "torch",
        new AugmentSettings(
            0,
            false,
            Optional.empty(),
            "none",
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            new CenterCropSettings(1, 0)),
        Optional.empty(),
        threads,
        precision,
        layout,
        "cpu");
  }

  private Batch batch(Seed seed, int side) {
    SplittableRandom random = seed.random();
    int[] labels = random.ints(batch, 0, CLASSES).toArray();
    return new Batch(batch, new Gaussian(seed).array(batch * 3 * side * side, 1), labels);
  }

  @Benchmark
  public double step() {
    return training.step(images, RATE);
  }

  @TearDown
  public void end() {
    training.close();
  }
}
