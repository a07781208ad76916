package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanRatioTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1));

  @Test
  void isTheRatioOfTheMeansAndNotTheMeanOfTheRatios() {
    MeanRatio ratio = MeanRatio.of(new double[] {1, 9}, new double[] {1, 3}, BOOTSTRAP);
    assertThat(ratio.value()).isEqualTo(2.5);
    assertThat(ratio.interval()).isEqualTo(new Interval(1, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSlowdownThatMeetsBothDoesNotWidenTheInterval(long seed) {
    Random random = new Random(seed);
    double[] above = new double[100];
    double[] below = new double[100];
    for (int trial = 0; trial < 100; trial++) {
      double drift = trial < 50 ? 1 : 3;
      above[trial] = drift * (1.02 + 0.01 * random.nextGaussian());
      below[trial] = drift * (1.00 + 0.01 * random.nextGaussian());
    }
    MeanRatio ratio = MeanRatio.of(above, below, BOOTSTRAP);
    assertThat(ratio.value()).isCloseTo(1.02, within(0.01));
    assertThat(ratio.interval().contains(ratio.value())).isTrue();
    assertThat(ratio.interval().contains(1)).isFalse();
    // unpaired, it would be about 0.3 wide
    assertThat(ratio.interval().high() - ratio.interval().low()).isLessThan(0.02);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] above = {1, 2, 3, 4};
    double[] below = {2, 2, 3, 3};
    assertThat(MeanRatio.of(above, below, new Bootstrap(new Seed(7))))
        .isEqualTo(MeanRatio.of(above, below, new Bootstrap(new Seed(7))));
  }

  @Test
  void nothingIsDividedByNothing() {
    assertThatThrownBy(() -> MeanRatio.of(new double[] {1}, new double[] {0}, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MeanRatio.of(new double[] {1, 2}, new double[] {1}, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MeanRatio.of(new double[0], new double[0], BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
