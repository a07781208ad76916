package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
  void permutesAndRepeats(long seed) {
    for (int n : new int[] {0, 1, 2, 1000}) {
      int[] order = Sampler.permutation(seed, 3, n);
      assertThat(order).isEqualTo(Sampler.permutation(seed, 3, n));
      assertThat(Arrays.stream(order).sorted()).containsExactlyElementsOf(range(n));
    }
  }

  private static Iterable<Integer> range(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  @Test
  void differsByEpochAndSeed() {
    int[] order = Sampler.permutation(7, 0, 100);
    assertThat(Sampler.permutation(7, 1, 100)).isNotEqualTo(order);
    assertThat(Sampler.permutation(8, 0, 100)).isNotEqualTo(order);
  }

  @Test
  void isPinned() {
    assertThat(Sampler.permutation(1, 2, 10)).containsExactly(7, 2, 6, 4, 3, 0, 5, 1, 8, 9);
  }

  /** Each of the 24 orders of four is expected 1,000 times, with sd 31. */
  @Test
  void everyOrderIsAsLikely() {
    int[] counts = new int[256];
    for (int seed = 0; seed < 24_000; seed++) {
      int[] order = Sampler.permutation(seed, 0, 4);
      counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(seen).hasSize(24);
    for (int count : seen) {
      assertThat((double) count).isCloseTo(1000, within(140.0));
    }
  }

  @Test
  void largerSubsetsHoldSmallerOnes() {
    int[] large = Sampler.subset(5, 100, 60);
    assertThat(Sampler.subset(5, 100, 20)).isEqualTo(Arrays.copyOf(large, 20));
    assertThat(Arrays.stream(large).distinct().count()).isEqualTo(60);
    assertThatIllegalArgumentException().isThrownBy(() -> Sampler.subset(5, 10, 11));
  }
}
