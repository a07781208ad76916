package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
  private static final Levels LEVELS = new Levels(3, (channel, value) -> (value - .5f) / .25f);
  private static final Range AREA = new Range(0.08, 1);
  private static final Range RATIO = new Range(3 / 4.0, 4 / 3.0);
  private static final Erasing ERASING =
      new Erasing(0.5, new Range(0.02, 0.33), new Range(0.3, 3.3), 10);

  private static Augmentation cifar() {
    return new Augmentation(
        4, true, Optional.empty(), Optional.of(Policy.CIFAR10), 0, 0, Optional.of(ERASING), 0);
  }

  private static Augmentation imagenet() {
    return new Augmentation(
        4,
        true,
        Optional.of(new ResizedCrop(32, 0, AREA, RATIO)),
        Optional.of(Policy.IMAGENET),
        0,
        0.1,
        Optional.of(ERASING),
        24);
  }

  private static Augmentation jittered() {
    return new Augmentation(
        0,
        false,
        Optional.of(new ResizedCrop(24, 0.75, new Range(0.8, 1), RATIO)),
        Optional.empty(),
        0.4,
        0,
        Optional.empty(),
        0);
  }

  static List<Augmentation> recipes() {
    return List.of(cifar(), imagenet(), jittered());
  }

  private static float[] planes(Augmentation augmentation, int epoch, int index) {
    Picture picture = MadePicture.of("slopes", 32, 32, index);
    float[] planes = new float[3 * augmentation.area(32, 32) + 2];
    augmentation.apply(picture, LEVELS, 5, epoch, index, planes, 1);
    assertThat(planes[0]).isZero();
    assertThat(planes[planes.length - 1]).isZero();
    return planes;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void dependsOnSeedEpochAndIndexAloneInAnyOrderOnAnyThread(Augmentation augmentation) {
    List<float[]> ordered =
        IntStream.range(0, 60).mapToObj(i -> planes(augmentation, 3, i)).toList();
    float[][] mixed = new float[60][];
    IntStream.range(0, 60).parallel().forEach(i -> mixed[59 - i] = planes(augmentation, 3, 59 - i));
    for (int i = 0; i < 60; i++) {
      assertThat(mixed[i]).isEqualTo(ordered.get(i));
    }
    long changed =
        IntStream.range(0, 60)
            .filter(i -> !Arrays.equals(planes(augmentation, 4, i), ordered.get(i)))
            .count();
    assertThat(changed).isGreaterThan(50);
  }

  @Test
  void oneMoreStepLeavesTheOthersChoicesAsTheyWere() {
    Augmentation more = cifar();
    Augmentation less =
        new Augmentation(4, true, Optional.empty(), more.policy(), 0, 0, Optional.empty(), 0);
    int same = 0;
    for (int index = 0; index < 200; index++) {
      same += Arrays.equals(planes(more, 0, index), planes(less, 0, index)) ? 1 : 0;
      assertThat(more.draw(5, 0, index)).isEqualTo(Augmentation.CIFAR.draw(5, 0, index));
    }
    // those that are not erased
    assertThat(same / 200.0).isCloseTo(0.5, within(0.12));
  }

  @Test
  void erasesRectanglesOfTheMeanWithinTheirArea() {
    int erased = 0;
    double area = 0;
    for (int index = 0; index < 1000; index++) {
      float[] planes = new float[2 + 3 * 20 * 30];
      Arrays.fill(planes, 1);
      ERASING.apply(planes, 1, 3, 30, 20, new SplittableRandom(index));
      long zeros = IntStream.range(0, planes.length).filter(i -> planes[i] == 0).count();
      assertThat(zeros % 3).isZero();
      assertThat(planes[0]).isEqualTo(1);
      assertThat(planes[planes.length - 1]).isEqualTo(1);
      erased += zeros > 0 ? 1 : 0;
      area += zeros / 3.0 / 600;
      assertThat(zeros / 3.0 / 600).isLessThan(0.36);
    }
    assertThat(erased / 1000.0).isCloseTo(0.5, within(0.05));
    // below the mean of .02 and .33, since larger rectangles fail more often
    assertThat(area / erased).isBetween(0.13, 0.18);
  }

  @Test
  void partsKeepToTheirAreaAndRatio() {
    ResizedCrop crop = new ResizedCrop(8, 0, AREA, RATIO);
    double sum = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Box box = crop.draw(300, 200, new SplittableRandom(seed));
      double share = box.width() * box.height() / 60000.0;
      assertThat(share).isBetween(0.078, 1.0);
      assertThat((double) box.width() / box.height()).isBetween(0.73, 1.36);
      assertThat(box.right()).isLessThanOrEqualTo(300);
      assertThat(box.bottom()).isLessThanOrEqualTo(200);
      sum += share;
    }
    // below the mean of .08 and 1, since larger parts fit less often
    assertThat(sum / 2000).isBetween(0.35, 0.45);
  }

  @Test
  void afterTenFailuresThePartInTheMiddle() {
    ResizedCrop crop = new ResizedCrop(8, 0, new Range(0.9, 1), new Range(0.75, 1.25));
    assertThat(crop.draw(100, 10, new SplittableRandom(1))).isEqualTo(Box.sized(44, 0, 12, 10));
    assertThat(crop.draw(9, 100, new SplittableRandom(1))).isEqualTo(Box.sized(0, 44, 9, 12));
    ResizedCrop beyond = new ResizedCrop(8, 0, new Range(2, 3), new Range(0.75, 1.25));
    assertThat(beyond.draw(10, 10, new SplittableRandom(1))).isEqualTo(Box.sized(0, 0, 10, 10));
  }

  @Test
  void lightIsThatOfThePrincipalComponents() {
    double[] squares = new double[3];
    for (int seed = 0; seed < 5000; seed++) {
      float[] light = new Lighting(0.1).draw(new SplittableRandom(seed));
      for (int c = 0; c < 3; c++) {
        squares[c] += light[c] * light[c] / 5000;
      }
    }
    // 0.1 times the root of the sum of (vector * value)^2
    assertThat(Math.sqrt(squares[0])).isCloseTo(0.01242, within(0.0005));
    assertThat(Math.sqrt(squares[1])).isCloseTo(0.01264, within(0.0005));
    assertThat(Math.sqrt(squares[2])).isCloseTo(0.01276, within(0.0005));
  }

  @Test
  void levelsAreLitBeforeTheyAreNormalized() {
    float[] red = LEVELS.lit(new float[] {.1f, 0, 0}).of(0);
    assertThat(red[51]).isCloseTo((51 / 255f + .1f - .5f) / .25f, within(1e-6f));
    assertThat(LEVELS.lit(new float[3]).of(2)).isEqualTo(LEVELS.of(2));
  }

  @Test
  void jitterTakesEveryOrderAndStaysNear() {
    Picture picture = MadePicture.of("slopes", 8, 8, 1);
    assertThat(new ColorJitter(0).apply(picture, new SplittableRandom(1)).rgb())
        .isEqualTo(picture.rgb());
    long results =
        IntStream.range(0, 50)
            .mapToObj(s -> new ColorJitter(0.4).apply(picture, new SplittableRandom(s)))
            .map(p -> Arrays.hashCode(p.rgb()))
            .distinct()
            .count();
    assertThat(results).isEqualTo(50);
  }

  @Test
  void aTestImageIsTheMiddleOfItsResizedSelf() {
    Picture picture = MadePicture.of("slopes", 40, 64, 2);
    CenterCrop crop = new CenterCrop(0.8, 20, 20);
    float[] planes = new float[3 * 20 * 20];
    crop.apply(picture, LEVELS, planes, 0);
    // the shorter side becomes 25, the longer 40; the corner is at round(2.5) = 2 and 10
    Picture resized = Box.whole(picture).resized(picture, 25, 40, Filter.BICUBIC);
    assertThat(planes[0]).isEqualTo(LEVELS.of(0)[resized.rgb()[(10 * 25 + 2) * 3] & 255]);
    assertThat(planes[1199]).isEqualTo(LEVELS.of(2)[resized.rgb()[(29 * 25 + 21) * 3 + 2] & 255]);
    assertThat(new CenterCrop(1, 32, 32).isPlain(32, 32)).isTrue();
    assertThat(Stream.of(new CenterCrop(.9, 32, 32), new CenterCrop(1, 32, 24), crop))
        .noneMatch(c -> c.isPlain(32, 32));
  }

  @Test
  void theCentreCropOfAnImageOfItsSizeIsTheImage() {
    Picture picture = MadePicture.of("noise", 9, 9, 2);
    float[] planes = new float[243];
    new CenterCrop(1, 9, 9).apply(picture, LEVELS, planes, 0);
    float[] plain = new float[243];
    LEVELS.write(picture, plain, 0);
    assertThat(planes).isEqualTo(plain);
  }

  @Test
  void reductionInterpolatesBetweenTheNearest() {
    float[] target = new float[3 * 4];
    Reduction.write(
        2,
        3,
        target,
        0,
        (planes, at) -> {
          for (int i = 0; i < 27; i++) {
            planes[at + i] = i;
          }
        });
    // source coordinates 0.25 and 1.75
    assertThat(target[0]).isCloseTo(0.25f + 0.75f, within(1e-5f));
    assertThat(target[1]).isCloseTo(1.75f + 0.75f, within(1e-5f));
    assertThat(target[11]).isCloseTo(18 + 1.75f + 5.25f, within(1e-5f));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Augmentation(
                    0, false, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), 9));
    assertThatIllegalArgumentException().isThrownBy(() -> new CenterCrop(1, 8, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ResizedCrop(0, 0, AREA, RATIO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Erasing(2, AREA, RATIO, 1));
  }
}
