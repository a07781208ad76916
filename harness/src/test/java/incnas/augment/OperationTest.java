package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.run.UserError;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases small enough to be worked out by hand. */
class OperationTest {
  /** A picture whose channels are equal, one row a line. */
  private static Picture grey(int width, int... levels) {
    byte[] rgb = new byte[3 * levels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) levels[i / 3];
    }
    return new Picture(width, levels.length / width, rgb);
  }

  private static int[] levels(Picture picture) {
    return IntStream.range(0, picture.rgb().length / 3)
        .map(i -> picture.rgb()[3 * i] & 255)
        .toArray();
  }

  private static int[] after(String op, double magnitude, Picture picture) {
    return levels(Operation.labelled(op).orElseThrow().apply(picture, magnitude));
  }

  @Test
  void translationsTakeTheSourceFurtherOnAndFillWithGrey() {
    Picture row = grey(4, 10, 20, 30, 40);
    assertThat(after("translate-x", 0.25, row)).containsExactly(20, 30, 40, 128);
    assertThat(after("translate-x", -0.5, row)).containsExactly(128, 128, 10, 20);
    assertThat(after("translate-y", 0.5, grey(1, 10, 20))).containsExactly(20, 128);
  }

  @Test
  void aQuarterTurnIsCounterClockwise() {
    assertThat(after("rotate", 90, grey(2, 1, 2, 3, 4))).containsExactly(2, 4, 1, 3);
    assertThat(after("rotate", -90, grey(2, 1, 2, 3, 4))).containsExactly(3, 1, 4, 2);
    assertThat(after("rotate", 540, grey(3, 1, 2, 3))).containsExactly(3, 2, 1);
    assertThat(after("rotate", -720, grey(3, 1, 2, 3))).containsExactly(1, 2, 3);
  }

  @Test
  void turnedCornersAreGrey() {
    int[] turned = after("rotate", 30, grey(9, new int[81]));
    assertThat(turned[0]).isEqualTo(128);
    assertThat(turned[40]).isZero();
  }

  @Test
  void aShearOfNothingIsNothingAndPixelsThatLeaveAreGrey() {
    Picture picture = grey(2, 10, 20, 30, 40);
    assertThat(after("shear-x", 0, picture)).containsExactly(10, 20, 30, 40);
    // rows are moved by half a pixel and by one and a half
    assertThat(after("shear-x", 1, picture)[1]).isEqualTo(128);
    assertThat(Arrays.copyOfRange(after("shear-x", 1, picture), 2, 4)).containsExactly(128, 128);
  }

  @Test
  void enhancementsCutFractionsOffAndClip() {
    assertThat(after("brightness", -0.5, grey(2, 101, 255))).containsExactly(50, 127);
    assertThat(after("brightness", 0.9, grey(2, 101, 255))).containsExactly(191, 255);
    // the mean, 15.5, is rounded up to 16
    assertThat(after("contrast", -1, grey(2, 10, 21))).containsExactly(16, 16);
    assertThat(after("contrast", 1, grey(2, 10, 21))).containsExactly(4, 26);
    assertThat(after("color", 0.9, grey(2, 10, 21))).containsExactly(10, 21);
  }

  @Test
  void smoothingLeavesTheBorder() {
    Picture dot = grey(3, 0, 0, 0, 0, 130, 0, 0, 0, 0);
    assertThat(after("sharpness", -1, dot)).containsExactly(0, 0, 0, 0, 50, 0, 0, 0, 0);
    assertThat(after("sharpness", -1, grey(2, 1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void colorGoesTowardsLuma() {
    Picture red = new Picture(1, 1, new byte[] {(byte) 255, 0, 0});
    assertThat(Operation.COLOR.apply(red, -1).rgb()).containsExactly(76, 76, 76);
  }

  @Test
  void tones() {
    assertThat(after("invert", 0, grey(2, 0, 100))).containsExactly(255, 155);
    assertThat(after("posterize", 4, grey(2, 255, 31))).containsExactly(240, 16);
    assertThat(after("posterize", 8, grey(2, 255, 31))).containsExactly(255, 31);
    assertThat(after("solarize", 100, grey(3, 99, 100, 101))).containsExactly(99, 155, 154);
    assertThat(after("solarize", 99.5, grey(2, 99, 100))).containsExactly(99, 155);
    assertThat(after("autocontrast", 0, grey(3, 10, 12, 20))).containsExactly(0, 51, 255);
    assertThat(after("autocontrast", 0, grey(2, 10, 10))).containsExactly(10, 10);
  }

  @Test
  void equalizingNeedsMoreThan255PixelsBelowTheHighestLevel() {
    assertThat(after("equalize", 0, grey(4, 1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
    int[] levels = new int[512];
    Arrays.fill(levels, 0, 256, 7);
    Arrays.fill(levels, 256, 512, 9);
    int[] equalized = after("equalize", 0, grey(512, levels));
    assertThat(equalized[0]).isZero();
    assertThat(equalized[511]).isEqualTo(255);
  }

  @ParameterizedTest
  @CsvSource({
    "shear-x, 3, 0.1",
    "translate-x, 3, 0.15105740181268884",
    "translate-y, 9, 0.45317220543806647",
    "rotate, 7, 23.333333333333336",
    "color, 3, 0.30000000000000004",
    "posterize, 0, 8",
    "posterize, 1, 8",
    "posterize, 2, 7",
    "posterize, 3, 7",
    "posterize, 4, 6",
    "posterize, 5, 6",
    "posterize, 6, 5",
    "posterize, 8, 4",
    "solarize, 3, 170.66666666666669",
    "solarize, 9, 0",
    "invert, 5, 0"
  })
  void magnitudesAreEquallySpaced(String op, int index, double magnitude) {
    assertThat(Operation.labelled(op).orElseThrow().magnitude(index))
        .isCloseTo(magnitude, within(1e-15 * Math.max(1, magnitude)));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void theSourceStaysAsItWas(Operation operation) {
    Picture picture = MadePicture.of("noise", 13, 7, 5);
    byte[] before = picture.rgb().clone();
    Picture result = operation.apply(picture, operation.magnitude(9));
    assertThat(picture.rgb()).isEqualTo(before);
    assertThat(result.width()).isEqualTo(13);
    assertThat(result.height()).isEqualTo(7);
    assertThat(Operation.labelled(operation.label())).contains(operation);
  }

  @Test
  void impossibleMagnitudesAreRefused() {
    Picture picture = grey(1, 1);
    assertThatThrownBy(() -> Operation.POSTERIZE.apply(picture, 4.5))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("posterize: the magnitude is 4.5");
    assertThatThrownBy(() -> Operation.POSTERIZE.apply(picture, 0)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> Operation.ROTATE.apply(picture, Double.NaN))
        .isInstanceOf(UserError.class);
  }
}
