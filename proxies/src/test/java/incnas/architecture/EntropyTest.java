package incnas.architecture;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equations 7 to 10 by hand. */
class EntropyTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  /**
   * Widths w = c k^2: 27 | 72, 72 and twice 144, 72. Stage 1: 1 convolution, 8 channels, side 8;
   * stage 2: 6 more, 16 channels, side 4.
   */
  private static final Architecture TWO_STAGES =
      Architecture.parse(
          "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,2,8,1)SuperResK3K3(16,16,1,8,2)", 8, 5);

  private static final double LOG_WIDTHS = log(27) + 4 * log(72) + 2 * log(144);

  @Test
  void officialCode() {
    Entropy entropy = Entropy.of(TWO_STAGES, Reading.OFFICIAL_CODE);
    double h1 = (log(8) + log(64)) * log(27) / 2;
    double h2 = (log(16) + log(16)) * LOG_WIDTHS / 2;
    assertThat(entropy.stages().get(0)).isCloseTo(h1, ROUNDING);
    assertThat(entropy.stages().get(1)).isCloseTo(h2, ROUNDING);
    // units per block 1, 2; the first is left out, so that nothing varies
    assertThat(entropy.penalty()).isCloseTo(10, ROUNDING);
    assertThat(entropy.score()).isCloseTo(h1 + h2 - 10, ROUNDING);
  }

  @Test
  void paperText() {
    Entropy entropy = Entropy.of(TWO_STAGES, Reading.PAPER_TEXT);
    double h1 = (log(8) + log(64)) * log(27);
    double h2 = (log(16) + log(16)) * LOG_WIDTHS;
    // convolutions per stage 1, 6: variance 6.25
    assertThat(entropy.score()).isCloseTo(h1 + h2 - 10 * exp(6.25), ROUNDING);
  }

  @Test
  void officialPenaltyIsOfStandardDeviation() {
    // units per block 3, 1, 5, the first left out: standard deviation 2
    Architecture network =
        Architecture.parse(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,8,1,8,3)SuperResK5K5(8,8,1,8,1)"
                + "SuperResK7K7(8,8,1,8,5)",
            8,
            5);
    assertThat(Entropy.of(network, Reading.OFFICIAL_CODE).penalty())
        .isCloseTo(10 * exp(2), ROUNDING);
  }

  @Test
  void bottleneckNetworksLeaveOutTwoBlocksAndCountTwoUnitsALayer() {
    // units per block 2, 8, 2, 6, the first two left out: standard deviation 2
    Architecture network =
        Architecture.parse(
            "SuperConvK3BNRELU(3,8,1,1)SuperResK1K3K1(8,8,1,8,1)SuperResK3K3(8,8,1,8,8)"
                + "SuperResK1K3K1(8,8,1,8,1)SuperResK1K5K1(8,8,1,8,3)",
            8,
            5);
    assertThat(Entropy.of(network, Reading.OFFICIAL_CODE).penalty())
        .isCloseTo(10 * exp(2), ROUNDING);
  }

  @Test
  void invertedNetworksLeaveOutNone() {
    // units per block 2, 6: standard deviation 2
    Architecture network =
        Architecture.parse("SuperResIDWE1K3(8,8,1,8,1)SuperResIDWE1K3(8,8,1,8,3)", 8, 5);
    assertThat(Entropy.of(network, Reading.OFFICIAL_CODE).penalty())
        .isCloseTo(10 * exp(2), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SuperConvK3BNRELU(3,8,1,4)",
        "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,8,1,8,3)",
        "SuperResK1K3K1(8,8,1,8,3)SuperResK1K3K1(8,8,2,8,3)",
      })
  void withoutABlockToCompareThereIsNoOfficialScore(String structure) {
    Architecture network = Architecture.parse(structure, 8, 5);
    assertThat(Entropy.of(network, Reading.OFFICIAL_CODE).score()).isNaN();
    assertThat(Entropy.of(network, Reading.PAPER_TEXT).score()).isFinite();
  }

  @Test
  void exponentOfTheVarianceOverflows() {
    // convolutions per stage 1, 60: variance 870
    Architecture network =
        Architecture.parse("SuperConvK1BNRELU(3,8,1,1)SuperConvK1BNRELU(8,8,2,60)", 8, 5);
    assertThat(Entropy.of(network, Reading.PAPER_TEXT).score()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource(Reading.class)
  void effectiveness(Reading reading) {
    // stage 1: 1 / 27; the whole network: 7 over the geometric mean
    double whole = 7 * exp(-LOG_WIDTHS / 7);
    assertThat(Effectiveness.of(TWO_STAGES, reading)).isCloseTo(whole, ROUNDING);
  }

  @Test
  void officialEffectivenessIsTheLargestOverTheStages() {
    // stage 1: ten 1x1 convolutions, w = 3 and nine times 8; then one of w = 8 * 49
    Architecture network =
        Architecture.parse("SuperConvK1BNRELU(3,8,1,10)SuperConvK7BNRELU(8,8,2,1)", 8, 5);
    double first = 10 * exp(-(log(3) + 9 * log(8)) / 10);
    double whole = 11 * exp(-(log(3) + 9 * log(8) + log(392)) / 11);
    assertThat(first).isGreaterThan(whole);
    assertThat(Effectiveness.of(network, Reading.OFFICIAL_CODE)).isCloseTo(first, ROUNDING);
    assertThat(Effectiveness.of(network, Reading.PAPER_TEXT)).isCloseTo(whole, ROUNDING);
  }
}
