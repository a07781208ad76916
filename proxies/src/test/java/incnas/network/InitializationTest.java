package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Parameter.Kind;
import incnas.seed.Seed;
import incnas.testing.Cells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {
  /** Layers wide enough for moments; 64 channels, kernels of 1, 3 and 5, depthwise ones too. */
  private static final LayerGraph GRAPH =
      Architecture.parse(
              "SuperConvK3BNRELU(3,64,1,1)SuperResK5K5(64,64,1,64,1)SuperResIDWE6K3(64,128,2,64,1)",
              32,
              1000)
          .lower(Variant.of(Semantics.ZENNAS));

  private static final double FIVE = 5;

  /** Variance that theory gives a weight; negative where all values are equal. */
  private static double variance(Initialization initialization, Parameter p) {
    double kernel = p.kind() == Kind.CONV_WEIGHT ? p.shape().get(2) * p.shape().get(3) : 1;
    double fanIn = p.fanIn();
    double fanOut = p.shape().get(0) * kernel;
    boolean conv = p.kind() == Kind.CONV_WEIGHT;
    return switch (initialization) {
      case GAUSSIAN -> 1;
      case KAIMING_FAN_OUT -> conv ? 2 / fanOut : 1e-4;
      case HE_FAN_IN -> 2 / fanIn;
      case HE_FAN_OUT -> 2 / fanOut;
      case TORCH -> 1 / fanIn / 3;
      case ZENNAS -> 3.26033 * 3.26033 * 2 / (fanIn + fanOut);
    };
  }

  @ParameterizedTest
  @EnumSource(Initialization.class)
  void momentsOfWeights(Initialization initialization) {
    Weights weights = initialization.draw(GRAPH, new Seed(3));
    int checked = 0;
    for (Parameter p : Parameter.of(GRAPH)) {
      if (p.kind() != Kind.CONV_WEIGHT && p.kind() != Kind.LINEAR_WEIGHT) {
        continue;
      }
      float[] values = weights.get(p.name());
      double expected = variance(initialization, p);
      double n = values.length;
      assertThat(mean(values)).as(p.name()).isCloseTo(0, within(FIVE * Math.sqrt(expected / n)));
      assertThat(variance(values) / expected)
          .as(p.name())
          .isCloseTo(1, within(FIVE * Math.sqrt(2 / n)));
      checked++;
    }
    assertThat(checked).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(Initialization.class)
  void everythingElseStartsNeutral(Initialization initialization) {
    Weights weights = initialization.draw(GRAPH, new Seed(3));
    for (Parameter p : Parameter.of(GRAPH)) {
      float[] values = weights.get(p.name());
      assertThat(values).as(p.name()).hasSize(p.size());
      switch (p.kind()) {
        case NORM_SHIFT, RUNNING_MEAN -> assertThat(values).containsOnly(0);
        case RUNNING_VARIANCE -> assertThat(values).containsOnly(1);
        case NORM_SCALE ->
            assertThat(values)
                .as(p.name())
                .containsOnly(
                    initialization == Initialization.ZENNAS && lastOfUnit(p.name()) ? 0 : 1);
        case CONV_BIAS, LINEAR_BIAS -> {
          if (initialization != Initialization.TORCH) {
            assertThat(values).containsOnly(0);
          }
        }
        case CONV_WEIGHT, LINEAR_WEIGHT -> {}
      }
    }
  }

  /** Inverted units end in their third normalisation, residual ones in their second. */
  private static boolean lastOfUnit(String name) {
    return name.matches("block1\\.unit\\d+\\.bn2\\.weight")
        || name.matches("block2\\.unit\\d+\\.bn3\\.weight");
  }

  /** With a zero scale on its only edge a cell would never come to life. */
  @Test
  void scalesOfACellsEdgesAreNeverZero() {
    LayerGraph graph = Cells.tiny("|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|");
    Weights weights = Initialization.ZENNAS.draw(graph, new Seed(3));
    int zeros = 0;
    for (Parameter p : Parameter.of(graph)) {
      if (p.kind() == Kind.NORM_SCALE) {
        boolean reduction = p.name().matches("block[36]\\.bn2\\.weight");
        assertThat(weights.get(p.name())).as(p.name()).containsOnly(reduction ? 0 : 1);
        zeros += reduction ? 1 : 0;
      }
    }
    assertThat(zeros).isEqualTo(2);
  }

  @Test
  void torchDrawsUniformlyWithinItsBounds() {
    Weights weights = Initialization.TORCH.draw(GRAPH, new Seed(4));
    for (Parameter p : Parameter.of(GRAPH)) {
      if (p.kind().decayed() || p.kind() == Kind.CONV_BIAS || p.kind() == Kind.LINEAR_BIAS) {
        float bound = (float) (1 / Math.sqrt(p.fanIn()));
        float largest = 0;
        for (float v : weights.get(p.name())) {
          largest = Math.max(largest, Math.abs(v));
        }
        assertThat(largest).as(p.name()).isBetween(0.85f * bound, bound);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Initialization.class)
  void sameSeedSameNumbersAndOtherSeedOthers(Initialization initialization) {
    Weights weights = initialization.draw(GRAPH, new Seed(5));
    Weights again = initialization.draw(GRAPH, new Seed(5));
    Weights other = initialization.draw(GRAPH, new Seed(6));
    String conv = "block0.conv1.conv1.weight";
    weights.values().forEach((name, v) -> assertThat(again.get(name)).isEqualTo(v));
    assertThat(other.get(conv)).isNotEqualTo(weights.get(conv));
  }

  /** Drawing each parameter from a stream of its own leaves nothing to the order of drawing. */
  @Test
  void aParameterDoesNotDependOnTheSizesOfThoseBefore() {
    String tail = "SuperResK3K3(64,64,1,16,1)";
    Map<String, float[]> narrow = drawn("SuperConvK3BNRELU(3,64,1,1)" + tail);
    Map<String, float[]> wide = drawn("SuperConvK7BNRELU(3,64,1,1)" + tail);
    List<String> inTail = narrow.keySet().stream().filter(n -> n.startsWith("block1.")).toList();
    assertThat(inTail).hasSizeGreaterThan(8);
    inTail.forEach(name -> assertThat(wide.get(name)).as(name).isEqualTo(narrow.get(name)));
    assertThat(wide.get("block0.conv1.conv1.weight"))
        .isNotEqualTo(narrow.get("block0.conv1.conv1.weight"));
  }

  private static Map<String, float[]> drawn(String structure) {
    LayerGraph graph = Architecture.parse(structure, 8, 5).lower(Variant.MAIN_PATH);
    return new HashMap<>(Initialization.GAUSSIAN.draw(graph, new Seed(1)).values());
  }

  @Test
  void labels() {
    for (Initialization initialization : Initialization.values()) {
      assertThat(Initialization.of(initialization.label())).isSameAs(initialization);
    }
    assertThatThrownBy(() -> Initialization.of("xavier"))
        .hasMessage(
            "unknown initialization 'xavier'; known: gaussian, kaiming-fan-out, he-fan-in, he-fan-out, torch, zennas");
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  private static double variance(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float v : values) {
      sum += (v - mean) * (v - mean);
    }
    return sum / values.length;
  }
}
