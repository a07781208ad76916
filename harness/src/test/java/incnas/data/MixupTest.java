package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
  private static Batch batch() {
    float[] images = new float[8 * 3];
    int[] labels = new int[8];
    for (int i = 0; i < 8; i++) {
      Arrays.fill(images, i * 3, i * 3 + 3, i);
      labels[i] = i;
    }
    return new Batch(8, images, labels);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void imagesAndTargetsAreMixedAlike(long seed) {
    Batch mixed = new Mixup(0.2).mix(batch(), new Seed(seed));
    assertThat(mixed.share()).isBetween(0.0, 1.0);
    assertThat(mixed.labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(mixed.others()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    for (int k = 0; k < 24; k++) {
      int image = k / 3;
      double expected = mixed.share() * image + (1 - mixed.share()) * mixed.others()[image];
      assertThat((double) mixed.images()[k]).isCloseTo(expected, within(1e-5));
    }
    assertThat(new Mixup(0.2).mix(batch(), new Seed(seed)).images()).isEqualTo(mixed.images());
  }

  /** Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)): 0.179 for a = 0.2. */
  @Test
  void sharesHaveTheMomentsOfTheBetaDistribution() {
    int n = 2000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double share = new Mixup(0.2).mix(batch(), new Seed(7).derive("batch", i)).share();
      sum += share;
      squares += (share - 0.5) * (share - 0.5);
    }
    // standard errors 0.0095 and 0.0021
    assertThat(sum / n).isCloseTo(0.5, within(0.04));
    assertThat(squares / n).isCloseTo(0.1786, within(0.01));
  }

  @Test
  void withoutItTheBatchIsTheSame() {
    Batch batch = batch();
    assertThat(new Mixup(0).mix(batch, new Seed(1))).isSameAs(batch);
  }
}
