package incnas.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Layer;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.LimitSettings;
import incnas.experiment.SampleSettings;
import incnas.seed.Seed;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenSampleTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final LimitSettings LIMITS =
      new LimitSettings("exact", "zennas", 12, 0.15e6, NONE, NONE);
  private static final int COUNT = 32;

  private static Architecture initial() {
    return new Architecture(SearchSpace.of("A").initial(), 32, 10);
  }

  private static List<Architecture> sample(int steps, long seed) {
    return new EvenSample(
            Mutations.of("A"), new Budget(LIMITS), new SampleSettings(COUNT, steps, 8, 4, seed))
        .from(initial(), new Seed(seed));
  }

  private static int depth(Architecture network) {
    return (int)
        network.lower(Variant.MAIN_PATH).nodes().stream()
            .filter(node -> node.layer() instanceof Layer.Conv)
            .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void networksDifferAndKeepTheLimits(long seed) {
    List<Architecture> networks = sample(3000, seed);
    assertThat(networks).hasSize(COUNT).doesNotHaveDuplicates();
    assertThat(networks)
        .allSatisfy(
            network -> {
              assertThat(network.layers()).isLessThanOrEqualTo(12);
              assertThat(Cost.of(network, Variant.of(Semantics.ZENNAS)).paramsExact())
                  .isLessThanOrEqualTo(150_000);
            });
    assertThat(sample(3000, seed)).isEqualTo(networks);
    assertThat(sample(3000, seed + 10)).isNotEqualTo(networks);
  }

  /** A walk dwells at middle depths; the sample must not. */
  @Test
  void noDepthIsPreferred() {
    List<Architecture> networks = sample(20_000, 1);
    int shallow = depth(networks.get(0));
    int deep = depth(networks.get(COUNT - 1));
    assertThat(deep).isGreaterThan(3 * shallow);
    TreeMap<Integer, Integer> quarters = new TreeMap<>();
    for (Architecture network : networks) {
      quarters.merge(4 * (depth(network) - shallow) / (deep - shallow + 1), 1, Integer::sum);
    }
    assertThat(quarters.keySet()).containsExactly(0, 1, 2, 3);
    assertThat(quarters.values()).allSatisfy(n -> assertThat(n).isBetween(4, 13));
  }

  @Test
  void tooFewCandidatesAreNoSample() {
    assertThatThrownBy(() -> sample(COUNT - 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raise sample.steps");
  }
}
