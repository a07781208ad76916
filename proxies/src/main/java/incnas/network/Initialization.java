package incnas.network;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Path;
import incnas.network.Parameter.Kind;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Initial weights as a pure function of graph and seed; each parameter has a stream of its own. */
public enum Initialization {
  /** ZenNAS's scores: every weight N(0, 1), biases 0. */
  GAUSSIAN("gaussian"),
  /** He et al. 2015: convolutions N(0, 2 / fan-out), classifier N(0, 0.01^2), biases 0. */
  KAIMING_FAN_OUT("kaiming-fan-out"),
  /** He et al. 2015 in every layer, classifier included: N(0, 2 / fan-in), biases 0. */
  HE_FAN_IN("he-fan-in"),
  /** The same with N(0, 2 / fan-out). */
  HE_FAN_OUT("he-fan-out"),
  /** PyTorch's defaults: weights and biases uniform within 1 / sqrt(fan-in). */
  TORCH("torch"),
  /**
   * ZenNAS's recipe: Xavier-normal with gain 3.26033, classifier included, and a zero scale in the
   * last batch normalisation of each residual unit. The edges of a cell are no residual units.
   */
  ZENNAS("zennas");

  private static final double ZENNAS_GAIN = 3.26033;

  private final String label;

  Initialization(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Initialization of(String label) {
    for (Initialization i : values()) {
      if (i.label.equals(label)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "unknown initialization '"
            + label
            + "'; known: "
            + Arrays.stream(values()).map(Initialization::label).collect(Collectors.joining(", ")));
  }

  public Weights draw(LayerGraph graph, Seed seed) {
    Set<String> zeroed = this == ZENNAS ? lastNormsOfUnits(graph) : Set.of();
    Map<String, float[]> values = new LinkedHashMap<>();
    int index = 0;
    for (Parameter p : Parameter.of(graph)) {
      float[] array = array(p, seed.derive(p.name(), index++));
      if (zeroed.contains(p.name())) {
        Arrays.fill(array, 0);
      }
      values.put(p.name(), array);
    }
    return new Weights(values);
  }

  private float[] array(Parameter p, Seed seed) {
    return switch (p.kind()) {
      case CONV_WEIGHT, LINEAR_WEIGHT -> weight(p, seed);
      case CONV_BIAS, LINEAR_BIAS -> this == TORCH ? uniform(p, seed) : new float[p.size()];
      case NORM_SHIFT, RUNNING_MEAN -> new float[p.size()];
      case NORM_SCALE, RUNNING_VARIANCE -> ones(p.size());
    };
  }

  private float[] weight(Parameter p, Seed seed) {
    int kernelArea = p.kind() == Kind.CONV_WEIGHT ? p.shape().get(2) * p.shape().get(3) : 1;
    double fanOut = (double) p.shape().get(0) * kernelArea;
    return switch (this) {
      case GAUSSIAN -> new Gaussian(seed).array(p.size(), 1);
      case KAIMING_FAN_OUT ->
          new Gaussian(seed)
              .array(p.size(), p.kind() == Kind.CONV_WEIGHT ? Math.sqrt(2 / fanOut) : 0.01);
      case HE_FAN_IN -> new Gaussian(seed).array(p.size(), Math.sqrt(2.0 / p.fanIn()));
      case HE_FAN_OUT -> new Gaussian(seed).array(p.size(), Math.sqrt(2 / fanOut));
      case TORCH -> uniform(p, seed);
      case ZENNAS ->
          new Gaussian(seed).array(p.size(), ZENNAS_GAIN * Math.sqrt(2 / (p.fanIn() + fanOut)));
    };
  }

  /** Kaiming-uniform with a = sqrt(5), which is 1 / sqrt(fan-in); biases lie in the same range. */
  private static float[] uniform(Parameter p, Seed seed) {
    double bound = 1 / Math.sqrt(p.fanIn());
    SplittableRandom random = seed.random();
    float[] values = new float[p.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }

  private static float[] ones(int size) {
    float[] values = new float[size];
    Arrays.fill(values, 1);
    return values;
  }

  private static Set<String> lastNormsOfUnits(LayerGraph graph) {
    Set<String> names = new TreeSet<>();
    for (Node node : graph.nodes()) {
      if (node.layer() instanceof Layer.Add
          && graph.node(node.input()).layer() instanceof Layer.BatchNorm norm
          && norm.path() == Path.MAIN) {
        names.add(graph.node(node.input()).name() + ".weight");
      }
    }
    return names;
  }
}
