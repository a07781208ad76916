package incnas.score;

import incnas.architecture.Architecture;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Variant;
import incnas.network.Footprint;
import incnas.network.Gaussian;
import incnas.network.Initialization;
import incnas.network.Layout;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Precision;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Zen-score (Lin et al. 2021): log of how far the features move when the image moves by gamma, plus
 * half the log-variances that batch normalisation divided out.
 *
 * <p>Network: main path, weights N(0, 1), batch normalisation in training mode. As the public
 * programs compute it: L1 distance summed over the map, mean over the batch, and running variances,
 * which start at 1 and have seen both passes with momentum 0.1. As the paper prints it: Frobenius
 * distance and the variance of the perturbed batch itself.
 *
 * <p>Single precision with channels last. Depth amplifies rounding: over four seeds, scores differ
 * from those in double precision by up to 0.11 on ZenNet-CIFAR-1M (of about 121; batches of 2, 4,
 * 16 and 64), where the standard deviation between draws is 0.4, and by up to 0.005 on ZenNet-400M
 * at 224 (of about 90; batches of 2 and 16), where it is 0.1. Channels first: 0.13 and 0.0007.
 *
 * <p>One thread per operation, so that a score does not depend on the machine's cores.
 *
 * @param gamma standard deviation of the perturbation
 */
public record ZenScore(Profile profile, double gamma) implements Proxy {
  public static final double GAMMA = 0.01;
  private static final double EPSILON = 1e-3;

  @Override
  public String name() {
    return "zen";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  /** The closed form knows the running variances of the public programs, not the paper's. */
  @Override
  public Optional<Proxy> closedForm() {
    return profile == Profile.PAPER_TEXT ? Optional.empty() : Optional.of(new ZenClosedForm());
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return score(architecture, probe, "cpu");
  }

  /**
   * The same on another device.
   *
   * @param device {@code cpu}, {@code gpu} or {@code auto}
   */
  public Score score(Architecture architecture, Probe probe, String device) {
    LayerGraph graph = architecture.lower(Variant.MAIN_PATH).upToFeatures();
    Footprint.check(graph, probe.batch());
    Footprint.checkBuffer(graph.node(0), probe.batch(), Float.BYTES);
    Footprint.checkBuffer(graph.last(), probe.batch(), Float.BYTES);
    NativeEngine.start().useThreads(1);
    List<Double> values = new ArrayList<>();
    for (int draw = 0; draw < probe.draws(); draw++) {
      values.add(draw(architecture, graph, probe.draw(draw), probe.batch(), device));
    }
    return Score.of(values, "the features overflowed or did not move under the perturbation");
  }

  private double draw(
      Architecture architecture, LayerGraph graph, Seed seed, int batch, String device) {
    Weights weights = Initialization.GAUSSIAN.draw(graph, seed.derive("weights"));
    try (Network network = network(graph, weights, device)) {
      float[] x = Inputs.gaussian().take(seed, batch, architecture).pixels();
      float[] moved = new Gaussian(seed.derive("perturbation")).array(x.length, gamma);
      for (int i = 0; i < x.length; i++) {
        moved[i] += x[i];
      }
      float[] here = network.run(x, true);
      float[] there = network.run(moved, true);
      return StrictMath.log(distance(here, there, batch)) + logDeviations(network);
    }
  }

  private Network network(LayerGraph graph, Weights weights, String device) {
    double momentum = profile == Profile.PAPER_TEXT ? 1 : Network.Norm.ZENNAS.momentum();
    return new Network(
        graph,
        weights,
        new Network.Norm(momentum, EPSILON),
        NativeEngine.start().device(device),
        Precision.SINGLE,
        Layout.CHANNELS_LAST);
  }

  private double distance(float[] here, float[] there, int batch) {
    int size = here.length / batch;
    double sum = 0;
    for (int image = 0; image < batch; image++) {
      double one = 0;
      for (int i = image * size; i < (image + 1) * size; i++) {
        double d = (double) here[i] - there[i];
        one += profile == Profile.PAPER_TEXT ? d * d : Math.abs(d);
      }
      sum += profile == Profile.PAPER_TEXT ? Math.sqrt(one) : one;
    }
    return sum / batch;
  }

  /** Half the log of the mean running variance, summed over the batch normalisations. */
  private static double logDeviations(Network network) {
    double sum = 0;
    for (Node node : network.graph().nodes()) {
      if (node.layer() instanceof Layer.BatchNorm) {
        double mean = 0;
        float[] variances = network.values(node.name() + ".running_var");
        for (float v : variances) {
          mean += v;
        }
        sum += 0.5 * StrictMath.log(mean / variances.length);
      }
    }
    return sum;
  }
}
