package incnas.train;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child process of {@link TrainingMemoryIT}: trains, and says how much memory stayed taken. */
final class TrainingMemory {
  static final Path STATUS = Path.of("/proc/self/status");
  private static final int BATCH = 16;
  private static final int CLASSES = 10;

  /** One step makes maps of up to 4 MiB, so a leak of one a step shows. */
  private static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,64,1,1)SuperResK1K3K1(64,64,2,16,1)SuperConvK1BNRELU(64,64,1,1)",
          32,
          CLASSES);

  private TrainingMemory() {}

  /**
   * Prints the growth of the resident memory in MiB, after a quarter of the steps has warmed up.
   *
   * @param args precision, layout, number of steps
   */
  public static void main(String[] args) throws IOException {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    LayerGraph graph = NETWORK.lower(Variant.of(Semantics.ZENNAS));
    int steps = Integer.parseInt(args[2]);
    try (TrainingStep training =
        new TrainingStep(
            graph,
            Initialization.TORCH.draw(graph, new Seed(1)),
            Trainings.stored(Trainings.settings(1, 0.1), args[0], args[1]),
            CLASSES,
            engine.device("cpu"))) {
      train(training, steps / 4);
      long before = residentMib();
      train(training, steps);
      System.out.println(residentMib() - before);
    }
    // libtorch's threads may abort a JVM that merely returns from main
    System.exit(0);
  }

  private static void train(TrainingStep training, int steps) {
    for (int i = 0; i < steps; i++) {
      float[] images = new Gaussian(new Seed(i)).array(BATCH * 3 * 32 * 32, 1);
      training.step(new Batch(BATCH, images, new int[BATCH]), 0.01);
    }
  }

  private static long residentMib() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS in " + STATUS);
  }
}
