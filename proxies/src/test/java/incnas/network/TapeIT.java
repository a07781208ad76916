package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Watch.Mode;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.Cells;
import incnas.testing.ReferenceInterpreter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients in double precision against central differences of the reference interpreter. */
class TapeIT {
  private static final int BATCH = 4;
  private static final float STEP = 2e-6f;

  /** Of the largest gradient of its array. */
  private static final double TOLERANCE = 1e-5;

  private static final double KINK = 1e-4;

  private static final String STEM = "block0.conv1.conv1.weight";
  private static final String STEM_OF_CELLS = "block0.conv1.weight";
  private static final Network.Norm NORM = Network.Norm.ZENNAS;

  static List<String> structures() {
    return BlockKinds.structures();
  }

  /** Chains of every block kind, and networks of cells. */
  static Stream<String> networks() {
    return Stream.concat(structures().stream(), Cells.sample(5, 24).stream());
  }

  private static LayerGraph graph(String structure) {
    return structure.startsWith("|")
        ? Cells.tiny(structure)
        : BlockKinds.small(structure).lower(Variant.of(Semantics.ZENNAS).withGates());
  }

  private static float[] pixels() {
    return new Gaussian(new Seed(22)).array(BATCH * 3 * 8 * 8, 1);
  }

  private static Network network(LayerGraph graph, Precision precision) {
    NativeEngine engine = NativeEngine.start();
    engine.useThreads(1);
    Weights weights = Initialization.TORCH.draw(graph, new Seed(21));
    return new Network(graph, weights, NORM, engine.device("cpu"), precision);
  }

  /** Gradient of the scalar: any numbers will do. */
  private static double[] upstream(int size) {
    double[] upstream = new double[size];
    Arrays.setAll(upstream, i -> Math.sin(i + 1));
    return upstream;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreDifferences(String structure) {
    LayerGraph graph = graph(structure);
    Weights weights = Initialization.TORCH.draw(graph, new Seed(21));
    double[] up = upstream(BATCH * graph.last().channels());
    SplittableRandom random = new SplittableRandom(23);
    List<Boolean> checked = new ArrayList<>();
    try (Network network = network(graph, Precision.DOUBLE);
        Tape tape =
            network.record(pixels(), true, Watch.PARAMETERS.and(Mode.GRADIENT, List.of(0)))) {
      tape.backward(up);
      for (Parameter p : Parameter.of(graph)) {
        if (p.kind().trained() && random.nextInt(8) == 0) {
          int i = random.nextInt(p.size());
          Map<String, float[]> values = new HashMap<>(weights.values());
          Scalar scalar =
              moved -> {
                values.put(p.name(), moved);
                return scalar(graph, new Weights(values), pixels(), up);
              };
          checked.add(check(tape.gradient(p.name()), i, weights.get(p.name()), scalar));
        }
      }
      for (int draw = 0; draw < 2; draw++) {
        int i = random.nextInt(pixels().length);
        checked.add(
            check(tape.gradient(0), i, pixels(), moved -> scalar(graph, weights, moved, up)));
      }
    }
    assertThat(checked.stream().filter(c -> c).count()).isGreaterThan(checked.size() / 2);
  }

  /** A backward pass reads constants of the forward pass, whose memory is Java's. */
  @Test
  void constantsOutliveTheForwardPass() {
    LayerGraph graph =
        graph("|avg_pool_3x3~0|+|avg_pool_3x3~0|none~1|+|avg_pool_3x3~0|avg_pool_3x3~1|none~2|");
    double[] up = upstream(BATCH * graph.last().channels());
    double[] expected = null;
    for (int round = 0; round < 3; round++) {
      try (Network network = network(graph, Precision.SINGLE);
          Tape tape = network.record(pixels(), true, Watch.PARAMETERS)) {
        List<ByteBuffer> rubbish = new ArrayList<>();
        for (int i = 0; round > 0 && i < 2_000; i++) {
          if (i % 500 == 0) {
            System.gc();
          }
          // of the sizes of the constants: a scalar, and maps of side 8, 4 and 2
          ByteBuffer buffer = ByteBuffer.allocateDirect(Float.BYTES << (2 * (i % 4)));
          while (buffer.hasRemaining()) {
            buffer.put((byte) 0x7f);
          }
          rubbish.add(buffer);
        }
        tape.backward(up);
        expected = expected == null ? tape.gradient(STEM_OF_CELLS) : expected;
        assertThat(tape.gradient(STEM_OF_CELLS)).isEqualTo(expected);
        assertThat(rubbish).hasSize(round > 0 ? 2_000 : 0);
      }
    }
  }

  private interface Scalar {
    double of(float[] values);
  }

  /** Whether a number could be checked: not next to a kink, where the sides' slopes differ. */
  private static boolean check(double[] gradient, int i, float[] values, Scalar scalar) {
    float[] above = values.clone();
    above[i] += STEP;
    float[] below = values.clone();
    below[i] -= STEP;
    double here = scalar.of(values);
    double right = (scalar.of(above) - here) / ((double) above[i] - values[i]);
    double left = (here - scalar.of(below)) / ((double) values[i] - below[i]);
    double largest = Math.max(1e-3, Arrays.stream(gradient).map(Math::abs).max().orElseThrow());
    if (Math.abs(right - left) > KINK * largest) {
      return false;
    }
    assertThat(gradient[i]).isCloseTo((right + left) / 2, within(TOLERANCE * largest));
    return true;
  }

  private static double scalar(LayerGraph graph, Weights weights, float[] pixels, double[] up) {
    double[] output = new ReferenceInterpreter(graph, weights, NORM, true).run(pixels);
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += up[i] * output[i];
    }
    return sum;
  }

  /** A linear classifier's gradients by hand: at its input, and of its weights. */
  @Test
  void gradientsOnTheWay() {
    LayerGraph graph = graph(structures().get(4));
    Node classifier = graph.last();
    Node features = graph.node(classifier.input());
    double[] up = upstream(BATCH * classifier.channels());
    try (Network network = network(graph, Precision.DOUBLE);
        Tape tape =
            network.record(
                pixels(), true, Watch.PARAMETERS.and(Mode.GRADIENT, List.of(features.id())))) {
      tape.backward(up);
      double[] x = tape.output(features.id());
      double[] w = Precision.doubles(network.parameter(classifier.name() + ".weight"));
      double[] dx = new double[x.length];
      double[] dw = new double[w.length];
      int in = features.channels();
      for (int n = 0; n < BATCH; n++) {
        for (int o = 0; o < classifier.channels(); o++) {
          double u = up[n * classifier.channels() + o];
          for (int i = 0; i < in; i++) {
            dx[n * in + i] += u * w[o * in + i];
            dw[o * in + i] += u * x[n * in + i];
          }
        }
      }
      assertThat(tape.gradient(features.id())).containsExactly(dx, within(1e-12));
      assertThat(tape.gradient(classifier.name() + ".weight")).containsExactly(dw, within(1e-12));
      double[] whole = tape.gradient(STEM);
      assertThat(whole).isNotEqualTo(new double[whole.length]);
      tape.backward(features.id(), dx);
      assertThat(tape.gradient(STEM)).containsExactly(whole, within(1e-12));
      assertThat(tape.gradient(classifier.name() + ".weight")).containsOnly(0);
    }
  }

  @Test
  void aCutStopsTheGradientAndEachPassStartsFromZero() {
    LayerGraph graph = graph(structures().get(4));
    int cut = graph.features();
    double[] up = upstream(BATCH * graph.last().channels());
    double[] once;
    double[] output;
    try (Network network = network(graph, Precision.DOUBLE);
        Tape tape =
            network.record(pixels(), true, Watch.PARAMETERS.and(Mode.GRADIENT, List.of(cut)))) {
      tape.backward(up);
      tape.backward(up);
      once = tape.gradient(cut);
      output = tape.output();
    }
    try (Network network = network(graph, Precision.DOUBLE);
        Tape tape = network.record(pixels(), true, Watch.PARAMETERS.and(Mode.CUT, List.of(cut)))) {
      tape.backward(up);
      assertThat(tape.output()).isEqualTo(output);
      assertThat(tape.gradient(cut))
          .containsExactly(once, within(1e-14))
          .isNotEqualTo(new double[once.length]);
      assertThat(tape.gradient(STEM)).containsOnly(0);
      tape.backward(cut, upstream(once.length));
      assertThat(Arrays.stream(tape.gradient(STEM))).anyMatch(v -> v != 0);
      assertThat(tape.gradient(cut)).containsOnly(0);
    }
  }

  /** What is seen on the way, with and without a tape, in either precision. */
  @ParameterizedTest
  @MethodSource("networks")
  void watchingChangesNothing(String structure) {
    LayerGraph graph = graph(structure);
    List<Integer> relus =
        graph.nodes().stream().filter(n -> n.layer() instanceof Layer.Relu).map(Node::id).toList();
    float[] plain;
    try (Network network = network(graph, Precision.SINGLE)) {
      plain = network.run(pixels(), true);
    }
    Map<Integer, double[]> seen = new HashMap<>();
    try (Network network = network(graph, Precision.SINGLE)) {
      double[] observed =
          network.run(pixels(), true, Set.copyOf(relus), (node, y) -> seen.put(node.id(), y));
      for (int i = 0; i < plain.length; i++) {
        assertThat(observed[i]).isEqualTo(plain[i]);
      }
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(relus);
    for (Mode mode : Mode.values()) {
      try (Network network = network(graph, Precision.SINGLE);
          Tape tape = network.record(pixels(), true, Watch.NOTHING.and(mode, relus))) {
        assertThat(tape.batch()).isEqualTo(BATCH);
        for (int id : relus) {
          assertThat(tape.output(id)).isEqualTo(seen.get(id));
        }
        assertThat(tape.output()).containsExactly(widened(plain), within(0.0));
      }
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /** What a backward pass reads must not be memory that Java has taken back meanwhile. */
  @Test
  void backwardIsTheSameAfterGarbageCollection() {
    LayerGraph graph =
        Cells.tiny(
            "|avg_pool_3x3~0|+|avg_pool_3x3~0|avg_pool_3x3~1|+|avg_pool_3x3~0|none~1|none~2|");
    double[] up = upstream(BATCH * graph.last().channels());
    double[] expected = null;
    for (int attempt = 0; attempt < 5; attempt++) {
      try (Network network = network(graph, Precision.DOUBLE);
          Tape tape =
              network.record(pixels(), true, Watch.NOTHING.and(Mode.GRADIENT, List.of(0)))) {
        List<ByteBuffer> garbage = new ArrayList<>();
        for (int i = 0; attempt > 0 && i < 2000; i++) {
          if (i % 500 == 0) {
            System.gc();
          }
          ByteBuffer taken = ByteBuffer.allocateDirect(Double.BYTES * (i % 128 + 1));
          while (taken.hasRemaining()) {
            taken.put((byte) attempt);
          }
          garbage.add(taken);
        }
        tape.backward(up);
        double[] gradient = tape.gradient(0);
        expected = expected == null ? gradient : expected;
        assertThat(gradient).isEqualTo(expected);
        assertThat(garbage).hasSize(attempt > 0 ? 2000 : 0);
      }
    }
  }
}
