package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.network.Initialization;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;
import java.util.Arrays;
import java.util.List;

/**
 * TE-NAS's trainability (Chen et al. 2021): minus the condition number of the neural tangent kernel
 * G G', where row i of G is the gradient of the sum of image i's logits with respect to every
 * parameter called weight: convolutions, scales of batch normalisation, classifier.
 *
 * <p>The authors rank by the condition number itself, lower better; minus it is ZenNAS's sign, and
 * this proxy's under every profile. Batch normalisation in training mode, so that each row depends
 * on the whole batch. {@code zennas}: main path, PyTorch's initial weights. {@code original}: the
 * whole network, weights N(0, 2 / fan-out); the authors take the mean of three draws.
 */
public record TangentKernelScore(Profile profile) implements Proxy {
  /** Beyond this a condition number says nothing but that single precision has run out. */
  private static final double SINGULAR = 1e12;

  @Override
  public String name() {
    return "te-ntk";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    Setup setup = setup(profile);
    checkHeap(setup.graph(architecture), probe.batch());
    return Trial.score(
        architecture,
        probe,
        setup,
        "the tangent kernel is singular, or its gradients overflowed",
        trial -> -condition(kernel(trial)));
  }

  static Setup setup(Profile profile) {
    return profile == Profile.ORIGINAL
        ? Setup.WHOLE.with(Initialization.HE_FAN_OUT)
        : Setup.ZENNAS.with(Initialization.TORCH);
  }

  /** The parameters that count, in the graph's order. */
  private static List<Parameter> weights(LayerGraph graph) {
    return Parameter.of(graph).stream()
        .filter(p -> p.kind().trained() && p.name().endsWith(".weight"))
        .toList();
  }

  private static void checkHeap(LayerGraph graph, int batch) {
    double bytes = weights(graph).stream().mapToDouble(Parameter::size).sum() * Float.BYTES * batch;
    if (bytes > 0.8 * Runtime.getRuntime().maxMemory()) {
      throw new IllegalArgumentException(
          "the gradients of %d images take %.1f GiB of Java's heap; lower the batch, or raise -Xmx in INCNAS_JAVA_OPTIONS"
              .formatted(batch, bytes / (1 << 30)));
    }
  }

  /** G G', by one forward pass and a backward pass for each image. */
  static Gram kernel(Trial trial) {
    List<Parameter> weights = weights(trial.graph());
    Minibatch batch = trial.images();
    float[][][] gradients = new float[weights.size()][batch.size()][];
    try (Tape tape = trial.network().record(batch.pixels(), true, Watch.PARAMETERS)) {
      int classes = trial.classes();
      for (int image = 0; image < batch.size(); image++) {
        double[] upstream = new double[batch.size() * classes];
        Arrays.fill(upstream, image * classes, (image + 1) * classes, 1);
        tape.backward(upstream);
        for (int i = 0; i < weights.size(); i++) {
          gradients[i][image] = narrowed(tape.gradient(weights.get(i).name()));
        }
      }
    }
    Gram gram = new Gram(batch.size());
    for (float[][] pieces : gradients) {
      gram.add(pieces);
    }
    return gram;
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** Largest over smallest eigenvalue; not finite for a singular kernel. */
  static double condition(Gram kernel) {
    double[] eigenvalues = kernel.eigenvalues();
    if (eigenvalues.length == 0 || eigenvalues[0] <= 0) {
      return Double.NaN;
    }
    double condition = eigenvalues[eigenvalues.length - 1] / eigenvalues[0];
    return condition < SINGULAR ? condition : Double.NaN;
  }
}
