package incnas.ci;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Variant;
import incnas.network.NativeEngine;
import incnas.run.Json;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.ZenScore;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * How near zen-score comes to what this machine could do: its rates on one thread, the bound that
 * follows from them, and the time of whole scores, as JSON.
 *
 * <p>Rates are the best of several repeats, scores the median: the ratio is rather too low than too
 * high.
 */
public final class Roofline {
  private static final int REPEATS = 9;
  private static final int MATRIX = 2048;
  private static final int COPIED = 32 << 20;

  private Roofline() {}

  public static void main(String[] args) {
    NativeEngine.start().useThreads(1);
    double matrixRate;
    double copyRate;
    try (NDManager manager = NDManager.newBaseManager(NativeEngine.start().device("cpu"))) {
      matrixRate = matrixRate(manager);
      copyRate = copyRate(manager);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("engine", NativeEngine.start().facts());
    report.put("matrix_gflops", matrixRate / 1e9);
    report.put("copy_gbytes", copyRate / 1e9);
    report.put(
        "scores",
        List.of(
            measured(BenchmarkNetwork.CIFAR, 64, matrixRate, copyRate),
            measured(BenchmarkNetwork.IMAGENET, 16, matrixRate, copyRate)));
    System.out.print(Json.ordered(report));
    // libtorch's threads may abort a JVM that merely returns from main
    System.exit(0);
  }

  private static double matrixRate(NDManager manager) {
    NDArray a = manager.randomNormal(new Shape(MATRIX, MATRIX));
    NDArray b = manager.randomNormal(new Shape(MATRIX, MATRIX));
    double fastest = sorted(i -> a.matMul(b).close()).get(0);
    return 2.0 * MATRIX * MATRIX * MATRIX / fastest;
  }

  /** Bytes read and bytes written, a second. */
  private static double copyRate(NDManager manager) {
    NDArray from = manager.zeros(new Shape(COPIED));
    NDArray to = manager.zeros(new Shape(COPIED));
    NDIndex all = new NDIndex(":");
    double fastest = sorted(i -> to.set(all, from)).get(0);
    return 2.0 * COPIED * Float.BYTES / fastest;
  }

  private static Map<String, Object> measured(
      BenchmarkNetwork network, int batch, double matrixRate, double copyRate) {
    Architecture architecture = network.architecture();
    LayerGraph graph = architecture.lower(Variant.MAIN_PATH).upToFeatures();
    RooflineBound bound = RooflineBound.of(graph, batch, matrixRate, copyRate);
    ZenScore zen = new ZenScore(Profile.OFFICIAL_CODE, ZenScore.GAMMA);
    double seconds =
        sorted(i -> zen.score(architecture, new Probe(new Seed(i), batch, 1))).get(REPEATS / 2);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("network", network.label());
    row.put("batch", batch);
    row.put("gflop", bound.flops() / 1e9);
    row.put("gbyte", bound.bytes() / 1e9);
    row.put("roofline_ms", 1e3 * bound.seconds());
    row.put("measured_ms", 1e3 * seconds);
    row.put("ratio", bound.seconds() / seconds);
    return row;
  }

  /** Seconds of the repeats, shortest first; one more warms up before them. */
  private static List<Double> sorted(LongConsumer action) {
    List<Double> seconds = new ArrayList<>();
    action.accept(REPEATS);
    for (int i = 0; i < REPEATS; i++) {
      long begin = System.nanoTime();
      action.accept(i);
      seconds.add((System.nanoTime() - begin) / 1e9);
    }
    seconds.sort(null);
    return seconds;
  }
}
