package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import incnas.testing.Cells;
import incnas.testing.ReferenceInterpreter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The native executor against the reference interpreter, same weights, blocks and layouts. */
class NetworkIT {
  private static final int BATCH = 3;
  private static final double TOLERANCE = 2e-4;

  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void trainingAndInference(String structure) {
    for (Semantics semantics : Semantics.values()) {
      check(BlockKinds.small(structure).lower(Variant.of(semantics)), true);
      check(BlockKinds.small(structure).lower(Variant.of(semantics).withGates()), false);
    }
    check(BlockKinds.small(structure).lower(Variant.MAIN_PATH).upToFeatures(), true);
  }

  static List<String> cells() {
    return Cells.sample(12, 2);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void networksOfCells(String cell) {
    check(Cells.tiny(cell), true);
    check(Cells.tiny(cell), false);
    check(Cells.tiny(cell).upToFeatures(), true);
  }

  private static void check(LayerGraph graph, boolean training) {
    Weights weights = randomised(Initialization.KAIMING_FAN_OUT.draw(graph, new Seed(7)));
    Network.Norm norm = new Network.Norm(0.1, 1e-3);
    int image = 3 * 8 * 8;
    float[] pixels = new Gaussian(new Seed(8)).array(BATCH * image, 1);
    ReferenceInterpreter reference = new ReferenceInterpreter(graph, weights, norm, training);
    double[] expected = reference.run(pixels);
    for (Layout layout : Layout.values()) {
      try (Network network =
          new Network(
              graph, weights, norm, NativeEngine.start().device("cpu"), Precision.SINGLE, layout)) {
        close(network.run(pixels, training), expected, "output, " + layout);
        for (String name : weights.values().keySet()) {
          close(network.values(name), reference.values(name), name + ", " + layout);
        }
      }
    }
  }

  /** Scales, shifts and running statistics that a fresh network has not. */
  private static Weights randomised(Weights weights) {
    Map<String, float[]> values = new TreeMap<>();
    weights
        .values()
        .forEach(
            (name, array) -> {
              float[] changed = array.clone();
              if (array.length > 0 && !name.endsWith("conv1.weight")) {
                float[] noise = new Gaussian(new Seed(name.hashCode())).array(array.length, 0.1);
                for (int i = 0; i < array.length; i++) {
                  changed[i] += name.endsWith("running_var") ? Math.abs(noise[i]) : noise[i];
                }
              }
              values.put(name, changed);
            });
    return new Weights(values);
  }

  private static void close(float[] actual, double[] expected, String what) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 1e-6;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]) / scale)
          .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
          .isLessThan(TOLERANCE);
    }
  }
}
