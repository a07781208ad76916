package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.seed.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equation 11 by hand, on proxies that always say the same. */
class IncorporatedTest {
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK3BNRELU(3,8,1,1)", 8, 5);
  private static final Probe PROBE = new Probe(new Seed(1), 4, 2);

  private record Fixed(Score score) implements Proxy {
    static Fixed of(Double... values) {
      return new Fixed(new Score.Known(List.of(values)));
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public Direction direction() {
      return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Score score(Architecture architecture, Probe probe) {
      return score;
    }
  }

  /** Fails where it is asked: for what must not be computed in vain. */
  private record Unasked() implements Proxy {
    @Override
    public String name() {
      return "unasked";
    }

    @Override
    public Direction direction() {
      return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Score score(Architecture architecture, Probe probe) {
      throw new AssertionError("zen-score was computed although the entropy decides");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // ZenNet-CIFAR-1M: zen 122.5, E 4892.9
    "sqrt, 0.8, 0.2, 111.97",
    "log, 0.9, 0.1, 111.07",
    "identity, 0.5, 0.5, 2507.7",
  })
  void publishedExamples(String normalization, double wz, double wd, double expected) {
    Incorporated proxy =
        new Incorporated(
            Fixed.of(122.5), Fixed.of(4892.9), Normalization.of(normalization), wz, wd);
    Score score = proxy.score(NETWORK, PROBE);
    assertThat(((Score.Known) score).mean()).isCloseTo(expected, within(0.3));
  }

  @Test
  void oneValuePerDrawOfTheZenScore() {
    Incorporated proxy =
        new Incorporated(Fixed.of(10.0, 20.0), Fixed.of(100.0), Normalization.SQRT, 0.75, 0.25);
    assertThat(proxy.score(NETWORK, PROBE)).isEqualTo(new Score.Known(List.of(10.0, 17.5)));
  }

  @ParameterizedTest
  @CsvSource({"log, -3", "log, 0", "sqrt, -0.5"})
  void entropyWithoutNormalizationIsSaidBeforeTheZenScoreIsPaidFor(String name, double entropy) {
    Incorporated proxy =
        new Incorporated(new Unasked(), Fixed.of(entropy), Normalization.of(name), 0.9, 0.1);
    assertThat(proxy.score(NETWORK, PROBE))
        .isEqualTo(
            new Score.Undefined(
                "entropy score " + entropy + " is not positive, so its " + name + " is undefined"));
  }

  @Test
  void identityTakesNegativeEntropy() {
    Incorporated proxy =
        new Incorporated(Fixed.of(10.0), Fixed.of(-4.0), Normalization.IDENTITY, 0.5, 0.5);
    assertThat(proxy.score(NETWORK, PROBE)).isEqualTo(new Score.Known(List.of(3.0)));
  }

  @Test
  void undefinedPartsMakeItUndefinedForTheirOwnReason() {
    Score.Undefined reason = new Score.Undefined("because");
    Fixed undefined = new Fixed(reason);
    assertThat(
            new Incorporated(new Unasked(), undefined, Normalization.LOG, 0.9, 0.1)
                .score(NETWORK, PROBE))
        .isEqualTo(reason);
    assertThat(
            new Incorporated(undefined, Fixed.of(1.0), Normalization.LOG, 0.9, 0.1)
                .score(NETWORK, PROBE))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-0.5, 1.5", "NaN, 0.5", "0.5, NaN"})
  void weightsMustBePositive(double wz, double wd) {
    assertThatThrownBy(
            () -> new Incorporated(Fixed.of(1.0), Fixed.of(1.0), Normalization.LOG, wz, wd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights must be positive, got " + wz + " and " + wd);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0.1, true", "0.8, 0.2, true", "0.9999, 0.0001, true", "0.5, 0.01, false"})
  void sumOfWeights(double wz, double wd, boolean one) {
    assertThat(
            new Incorporated(Fixed.of(1.0), Fixed.of(1.0), Normalization.LOG, wz, wd)
                .weightsSumToOne())
        .isEqualTo(one);
  }
}
