package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaddedCropTest {
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int AREA = HEIGHT * WIDTH;

  private static final Levels LEVELS = new Levels(2, PaddedCropTest::scaled);

  private static float scaled(int channel, float value) {
    return channel == 0 ? (value - .49f) / .25f : (value - .45f) / .2f;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void agreesWithPadThenCropThenFlipThenNormalize(int seed) {
    byte[] pixels = new byte[3 + 2 * AREA];
    new SplittableRandom(seed).nextBytes(pixels);
    // from a padding of 6 on, most crops leave out columns of the image, and some the whole image
    Augmentation augmentation = Augmentation.cropAndFlip(seed % 10, seed % 3 != 0);
    float[] actual = new float[3 + 2 * AREA + 2];
    augmentation.applyToPlanes(pixels, 3, HEIGHT, WIDTH, LEVELS, seed, 9, 2, actual, 3);
    float[] expected = new float[actual.length];
    Augmentation.Draw draw = augmentation.draw(seed, 9, 2);
    for (int channel = 0; channel < 2; channel++) {
      int[][] cropped = slow(pixels, 3 + channel * AREA, augmentation.cropPadding(), draw);
      for (int i = 0; i < AREA; i++) {
        int raw = cropped[i / WIDTH][i % WIDTH];
        expected[3 + channel * AREA + i] = scaled(channel, raw / 255f);
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** One channel in separate steps over whole arrays. */
  private static int[][] slow(byte[] pixels, int from, int padding, Augmentation.Draw draw) {
    int[][] padded = new int[HEIGHT + 2 * padding][WIDTH + 2 * padding];
    for (int i = 0; i < AREA; i++) {
      padded[i / WIDTH + padding][i % WIDTH + padding] = pixels[from + i] & 255;
    }
    int[][] cropped = new int[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int column = draw.mirrored() ? WIDTH - 1 - x : x;
        cropped[y][x] = padded[y + draw.top()][column + draw.left()];
      }
    }
    return cropped;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void picturesAndPlanesGiveTheSame(int seed) {
    Picture picture = MadePicture.of("noise", WIDTH, HEIGHT, seed);
    byte[] planes = new byte[3 * AREA];
    for (int i = 0; i < planes.length; i++) {
      planes[i % 3 * AREA + i / 3] = picture.rgb()[i];
    }
    Levels levels = new Levels(3, (channel, value) -> value - channel);
    Augmentation augmentation = Augmentation.cropAndFlip(seed, true);
    float[] expected = new float[planes.length];
    augmentation.applyToPlanes(planes, 0, HEIGHT, WIDTH, levels, 1, 2, seed, expected, 0);
    float[] actual = new float[planes.length];
    augmentation.apply(picture, levels, 1, 2, seed, actual, 0);
    assertThat(actual).isEqualTo(expected);
    Augmentation.Draw draw = augmentation.draw(1, 2, seed);
    PaddedCrop crop = new PaddedCrop(draw.top() - seed, draw.left() - seed, draw.mirrored());
    levels.write(crop.of(picture), actual, 0);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void paddingIsBlackNotTheMean() {
    byte[] white = new byte[2 * AREA];
    Arrays.fill(white, (byte) 255);
    float[] target = new float[2 * AREA];
    new PaddedCrop(-3, -3, false).write(white, 0, HEIGHT, WIDTH, LEVELS, target, 0);
    assertThat(target[0]).isEqualTo(scaled(0, 0)).isNegative();
    assertThat(target[AREA - 1]).isEqualTo(scaled(0, 1));
  }

  @Test
  void drawsCoverEveryCropAndBothSides() {
    Augmentation augmentation = Augmentation.CIFAR;
    Set<Augmentation.Draw> seen = new HashSet<>();
    int mirrored = 0;
    for (int index = 0; index < 4000; index++) {
      Augmentation.Draw draw = augmentation.draw(1, 0, index);
      seen.add(draw);
      mirrored += draw.mirrored() ? 1 : 0;
    }
    assertThat(seen).hasSize(9 * 9 * 2);
    assertThat(mirrored / 4000.0).isCloseTo(0.5, within(0.04));
  }

  @Test
  void drawsDependOnSeedEpochAndIndexAlone() {
    Augmentation augmentation = Augmentation.cropAndFlip(1000, true);
    Augmentation.Draw draw = augmentation.draw(1, 2, 3);
    assertThat(augmentation.draw(1, 2, 3)).isEqualTo(draw);
    assertThat(augmentation.draw(2, 2, 3)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 3, 3)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 2, 4)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 3, 2)).isNotEqualTo(draw);
  }

  /** Trainings that were made with crop and mirroring alone keep their bytes. */
  @Test
  void drawsAreThoseOfEarlierVersions() {
    assertThat(Augmentation.CIFAR.draw(1, 0, 0)).isEqualTo(new Augmentation.Draw(5, 7, true));
    assertThat(Augmentation.CIFAR.draw(-7, 1439, 49_999))
        .isEqualTo(new Augmentation.Draw(6, 3, true));
  }

  @Test
  void noneOnlyNormalizes() {
    assertThat(Augmentation.NONE.draw(5, 6, 7)).isEqualTo(new Augmentation.Draw(0, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> Augmentation.cropAndFlip(-1, false));
  }
}
