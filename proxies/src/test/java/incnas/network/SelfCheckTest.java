package incnas.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Right engines pass the self-check; each way to be wrong is noticed and named. */
class SelfCheckTest {
  /** Spoils one result of an engine that is right otherwise. */
  private interface Fault {
    void spoil(ReferenceConvolution shape, Convolver.Result result);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private static SelfCheck.Verdict verdict(Fault fault) {
    return SelfCheck.run(
        (shape, x, w, dy) -> {
          Convolver.Result result =
              new Convolver.Result(
                  narrow(shape.forward(x, w)),
                  narrow(shape.inputGradient(dy, w)),
                  narrow(shape.weightGradient(dy, x)));
          fault.spoil(shape, result);
          return result;
        },
        Layout.CHANNELS_LAST);
  }

  @Test
  void aRightEngineIsTrusted() {
    SelfCheck.Verdict verdict = verdict((shape, result) -> {});
    assertThat(verdict.trusted()).isTrue();
    assertThat(verdict.wrong()).isEmpty();
    assertThat(verdict.checked()).isEqualTo(27);
  }

  @Test
  void whatIsWrongInOneLayoutIsWrong() {
    SelfCheck.Verdict right = verdict((shape, result) -> {});
    SelfCheck.Verdict wrong =
        verdict((shape, result) -> Arrays.fill(result.weightGradient(), Float.NaN));
    for (SelfCheck.Verdict both : List.of(right.and(wrong), wrong.and(right))) {
      assertThat(both.trusted()).isFalse();
      assertThat(both.wrong()).isEqualTo(wrong.wrong());
      assertThat(both.checked()).isEqualTo(54);
    }
  }

  @Test
  void aScaledRowIsNoticed() {
    SelfCheck.Verdict verdict =
        verdict(
            (shape, result) -> {
              for (int i = 0; i < shape.outSide(); i++) {
                result.output()[i] *= 1.01f;
              }
            });
    assertThat(verdict.trusted()).isFalse();
    assertThat(verdict.wrong()).hasSize(9).allMatch(wrong -> wrong.startsWith("forward of a "));
    assertThat(verdict.wrong().get(0))
        .matches(
            "forward of a 3x3 convolution, 24 -> 24 channels, batch 4: [1-6] of 3456 values wrong, channels last");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void oneNumberThatIsNotFiniteIsNoticed(float value) {
    SelfCheck.Verdict verdict =
        verdict(
            (shape, result) -> {
              if (shape.in() == 3) {
                result.weightGradient()[shape.weightSize() - 1] = value;
              }
            });
    assertThat(verdict.wrong())
        .containsExactly(
            "weight gradient of a 3x3 convolution, 3 -> 16 channels, batch 2: 1 of 432 values"
                + " wrong, channels last");
  }

  @Test
  void aTransposedGradientIsNoticed() {
    SelfCheck.Verdict verdict =
        verdict(
            (shape, result) -> {
              if (shape.kernel() > 1) {
                transpose(result.inputGradient(), shape.side());
              }
            });
    assertThat(verdict.wrong())
        .hasSize(8)
        .allMatch(wrong -> wrong.startsWith("input gradient of a "));
  }

  private static void transpose(float[] maps, int side) {
    for (int map = 0; map < maps.length; map += side * side) {
      for (int i = 0; i < side; i++) {
        for (int j = 0; j < i; j++) {
          float kept = maps[map + i * side + j];
          maps[map + i * side + j] = maps[map + j * side + i];
          maps[map + j * side + i] = kept;
        }
      }
    }
  }

  @Test
  void zeroGradientsAreNoticed() {
    SelfCheck.Verdict verdict =
        verdict(
            (shape, result) -> {
              Arrays.fill(result.inputGradient(), 0);
              Arrays.fill(result.weightGradient(), 0);
            });
    assertThat(verdict.wrong()).hasSize(18).noneMatch(wrong -> wrong.startsWith("forward"));
  }

  /**
   * oneDNN's fault on AVX-512: kernels of 3 and more, batches of 2 and more, one group, summed
   * channels above 16 and 8 modulo 16; rows below the first come out wrong.
   */
  @Test
  void theKnownFaultIsNoticedWhereItStrikesAndOnlyThere() {
    SelfCheck.Verdict verdict =
        verdict(
            (shape, result) -> {
              boolean open = shape.kernel() >= 3 && shape.batch() >= 2 && shape.groups() == 1;
              if (open && faulty(shape.in())) {
                spoilBelowFirstRow(result.output(), shape.outSide());
              }
              if (open && faulty(shape.out())) {
                spoilBelowFirstRow(result.inputGradient(), shape.side());
              }
            });
    assertThat(verdict.wrong().stream().map(wrong -> wrong.replaceAll(", batch.*", "")))
        .containsExactly(
            "forward of a 3x3 convolution, 24 -> 24 channels",
            "input gradient of a 3x3 convolution, 24 -> 24 channels",
            "forward of a 3x3 convolution, 24 -> 32 channels",
            "input gradient of a 5x5 convolution, 32 -> 24 channels",
            "forward of a 7x7 convolution, 88 -> 88 channels",
            "input gradient of a 7x7 convolution, 88 -> 88 channels",
            "forward of a 3x3 convolution, 40 -> 56 channels",
            "input gradient of a 3x3 convolution, 40 -> 56 channels");
  }

  private static boolean faulty(int channels) {
    return channels > 16 && channels % 16 == 8;
  }

  private static void spoilBelowFirstRow(float[] maps, int side) {
    for (int i = 0; i < maps.length; i++) {
      if (i % (side * side) >= side) {
        maps[i] = -maps[i];
      }
    }
  }
}
