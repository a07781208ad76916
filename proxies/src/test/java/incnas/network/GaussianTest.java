package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {
  private static final int SIZE = 200_000;

  /** Moments of N(0, 1): 0, 1, 0, 3, and 0.27 % beyond three; bounds of five standard errors. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
  void moments(long seed) {
    float[] values = new Gaussian(new Seed(seed)).array(SIZE, 1);
    double[] moments = new double[5];
    int far = 0;
    for (float v : values) {
      for (int k = 1; k < 5; k++) {
        moments[k] += Math.pow(v, k) / SIZE;
      }
      far += Math.abs(v) > 3 ? 1 : 0;
    }
    double error = 5 / Math.sqrt(SIZE);
    assertThat(moments[1]).isCloseTo(0, within(error));
    assertThat(moments[2]).isCloseTo(1, within(error * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(error * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(error * Math.sqrt(96)));
    assertThat((double) far / SIZE).isCloseTo(0.0027, within(error * Math.sqrt(0.0027)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aStreamIsTheSameInOnePieceAndInMany(long seed) {
    float[] whole = new Gaussian(new Seed(seed)).array(100, 1);
    Gaussian pieces = new Gaussian(new Seed(seed));
    for (float v : whole) {
      assertThat(pieces.next()).isEqualTo(v);
    }
    float[] scaled = new Gaussian(new Seed(seed)).array(100, 0.25);
    for (int i = 0; i < whole.length; i++) {
      assertThat(scaled[i]).isEqualTo(0.25f * whole[i]);
    }
  }
}
