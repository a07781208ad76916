package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.evaluate.CrossCheck;
import incnas.evaluate.DjlClassifier;
import incnas.evaluate.Evaluator;
import incnas.evaluate.OnnxClassifier;
import incnas.evaluate.OnnxOptions;
import incnas.experiment.EvaluateSettings;
import incnas.experiment.Experiment;
import incnas.export.BatchNorms;
import incnas.export.OnnxWriter;
import incnas.export.Provenance;
import incnas.network.Initialization;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.run.AtomicFile;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.score.Probe;
import incnas.score.Profile;
import incnas.score.Score;
import incnas.score.ZenScore;
import incnas.seed.Seed;
import incnas.train.Conduct;
import incnas.train.Diverged;
import incnas.train.Listener;
import incnas.train.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Whether a device computes what the CPU computes: passes through every kind of block, a zen-score,
 * the first steps of a training, and the trained network in ONNX Runtime.
 */
public final class GpuCheck {
  /** Steps of training that are compared; later ones part, as rounding grows. */
  private static final int STEPS = 10;

  private static final int IMAGES = 4;

  /** One block of each kind, wide enough for the shapes that some engines compute wrongly. */
  private static final Map<String, String> NETWORKS =
      Map.of(
          "residual",
              "SuperConvK3BNRELU(3,24,1,1)SuperResK3K3(24,40,2,24,1)SuperConvK1BNRELU(40,64,1,1)",
          "bottleneck",
              "SuperConvK3BNRELU(3,24,1,1)SuperResK1K7K1(24,40,2,16,1)SuperConvK1BNRELU(40,64,1,1)",
          "inverted depthwise",
              "SuperConvK3BNRELU(3,16,2,1)SuperResIDWE4K5(16,24,2,16,1)SuperConvK1BNRELU(24,64,1,1)");

  private final Function<String, Experiment> experiments;
  private final Dataset data;
  private final String device;
  private final Path scratch;
  private final List<Item> items = new ArrayList<>();

  /**
   * One comparison.
   *
   * @param difference largest difference, relative to the largest value where that is above 1
   * @param tolerance largest difference allowed
   */
  public record Item(String what, double difference, double tolerance) {
    /** Written so that NaN fails. */
    public boolean passed() {
      return difference <= tolerance;
    }
  }

  /**
   * @param experiments for a device, the experiment whose training is begun there
   * @param data as many images as the steps need
   * @param device {@code gpu}, or {@code cpu} to see that it agrees with itself
   * @param scratch an empty directory
   */
  public GpuCheck(
      Function<String, Experiment> experiments, Dataset data, String device, Path scratch) {
    this.experiments = experiments;
    this.data = data;
    this.device = device;
    this.scratch = scratch;
  }

  public List<Item> run() throws StageFailed {
    NETWORKS.keySet().stream().sorted().forEach(this::passes);
    score();
    train();
    return List.copyOf(items);
  }

  private void passes(String kind) {
    LayerGraph graph =
        Architecture.parse(NETWORKS.get(kind), 32, 10)
            .lower(Variant.of(Semantics.ZENNAS).withGates());
    Weights weights = Initialization.KAIMING_FAN_OUT.draw(graph, new Seed(1));
    Batches batches = Batches.evaluation(data.test(), data.normalization(), IMAGES);
    float[] pixels = batches.get(0).images();
    for (boolean training : new boolean[] {false, true}) {
      compare(
          "forward pass, " + kind + (training ? ", batch statistics" : ", running statistics"),
          forward(graph, weights, "cpu", pixels, training),
          forward(graph, weights, device, pixels, training),
          1e-3);
    }
  }

  private static float[] forward(
      LayerGraph graph, Weights weights, String device, float[] pixels, boolean training) {
    NativeEngine engine = NativeEngine.start();
    try (Network network =
        new Network(graph, weights, Network.Norm.ZENNAS, engine.device(device))) {
      return network.run(pixels, training);
    }
  }

  private void score() {
    Architecture network = Architecture.parse(NETWORKS.get("bottleneck"), 32, 10);
    ZenScore zen = new ZenScore(Profile.OFFICIAL_CODE, ZenScore.GAMMA);
    Probe probe = new Probe(new Seed(1), IMAGES, 1);
    items.add(
        new Item(
            "zen-score",
            Math.abs(known(zen.score(network, probe)) - known(zen.score(network, probe, device))),
            5e-3));
  }

  private static double known(Score score) {
    return score instanceof Score.Known known ? known.mean() : Double.NaN;
  }

  /** What a training left, and the loss of each of its steps. */
  private record Trained(LayerGraph graph, Weights weights, List<Double> losses) {}

  private void train() throws StageFailed {
    Trained reference = train("reference", "cpu");
    Trained tried = train("tried", device);
    for (int step = 0; step < STEPS; step++) {
      double expected = reference.losses().get(step);
      double difference = Math.abs(expected - tried.losses().get(step));
      items.add(
          new Item(
              "loss of training step " + (step + 1), difference / Math.max(1, expected), 2e-3));
    }
    crossCheck(tried);
  }

  private Trained train(String name, String where) throws StageFailed {
    List<Double> losses = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void step(
              long step, double loss, double rate, double imagesPerSecond, double waitShare) {
            losses.add(loss);
          }
        };
    Training training =
        new Training(
            Architecture.parse(NETWORKS.get("residual"), 32, data.classes()),
            experiments.apply(where).train(),
            data,
            new Seed(1).derive("train"));
    Path checkpoints = scratch.resolve(name);
    try (Progress quiet = Progress.start("train", Progress.Mode.QUIET, null)) {
      Training.Result result =
          training.run(checkpoints, new Conduct(0, 1, new Stop(), listener, quiet));
      Weights weights = Training.weights(checkpoints.resolve(result.bestFile()));
      return new Trained(training.graph(), weights, losses);
    } catch (Diverged e) {
      throw new StageFailed("train", e.getMessage());
    }
  }

  /** The network that was trained on the device, there and in ONNX Runtime on the CPU. */
  private void crossCheck(Trained trained) {
    Experiment experiment = experiments.apply(device);
    double epsilon = experiment.train().batchNormEpsilon();
    Path model = scratch.resolve("model.onnx");
    AtomicFile.write(
        model,
        OnnxWriter.write(
            trained.graph(),
            trained.weights(),
            epsilon,
            BatchNorms.folded(false),
            new Provenance(Map.of())));
    NativeEngine engine = NativeEngine.start();
    EvaluateSettings settings = experiment.evaluate();
    Network.Norm norm = new Network.Norm(experiment.train().batchNormMomentum(), epsilon);
    try (Network network =
            new Network(trained.graph(), trained.weights(), norm, engine.device(device));
        OnnxClassifier onnx = OnnxClassifier.open(model, OnnxOptions.REPRODUCIBLE)) {
      Batches batches = Batches.evaluation(data.test(), data.normalization(), settings.batch());
      CrossCheck check =
          Evaluator.crossCheck(
              new DjlClassifier(network),
              onnx,
              batches.iterator(),
              new CrossCheck.Limits(settings.tolerance(), settings.agreement()));
      items.add(new Item("trained network in ONNX Runtime", check.maxAbs(), 2e-3));
    }
  }

  private void compare(String what, float[] expected, float[] actual, double tolerance) {
    double largest = 1;
    double difference = expected.length == actual.length ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      double d = Math.abs((double) expected[i] - actual[i]);
      difference = d <= difference ? difference : d;
    }
    items.add(new Item(what, difference / largest, tolerance));
  }
}
