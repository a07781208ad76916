package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
  private static final Normalization NORMALIZATION =
      new Normalization(new float[] {.49f, .45f}, new float[] {.25f, .2f});

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void agreesWithPadThenCropThenFlipThenNormalize(int seed) {
    RawImages images = RandomImages.of(seed, 4, 2, 5, 7);
    Augmentation augmentation = new Augmentation(seed % 4, seed % 3 != 0);
    float[] actual = new float[3 + 70 + 2];
    augmentation.apply(images, 2, NORMALIZATION, seed, 9, actual, 3);
    float[] expected = new float[actual.length];
    slow(images, 2, augmentation.cropPadding(), augmentation.draw(seed, 9, 2), expected, 3);
    assertThat(actual).isEqualTo(expected);
  }

  /** The same in separate steps over whole arrays. */
  private static void slow(
      RawImages images,
      int index,
      int padding,
      Augmentation.Draw draw,
      float[] target,
      int offset) {
    int h = images.height();
    int w = images.width();
    for (int c = 0; c < images.channels(); c++) {
      int[][] padded = new int[h + 2 * padding][w + 2 * padding];
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int at = ((index * images.channels() + c) * h + y) * w + x;
          padded[y + padding][x + padding] = images.pixels()[at] & 255;
        }
      }
      int[][] cropped = new int[h][w];
      for (int y = 0; y < h; y++) {
        System.arraycopy(padded[y + draw.top()], draw.left(), cropped[y], 0, w);
      }
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          int raw = cropped[y][draw.mirrored() ? w - 1 - x : x];
          target[offset + (c * h + y) * w + x] = NORMALIZATION.apply(c, raw);
        }
      }
    }
  }

  @Test
  void paddingIsBlackNotTheMean() {
    RawImages white = new RawImages(1, 2, 3, 3, filled((byte) 255, 18), new int[1]);
    float[] target = new float[18];
    new Augmentation(3, false)
        .apply(white, 0, NORMALIZATION.table(), new Augmentation.Draw(0, 0, false), target, 0);
    assertThat(target[0]).isEqualTo(NORMALIZATION.apply(0, 0)).isNegative();
  }

  private static byte[] filled(byte value, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, value);
    return bytes;
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
    Augmentation augmentation = new Augmentation(1000, true);
    Augmentation.Draw draw = augmentation.draw(1, 2, 3);
    assertThat(augmentation.draw(1, 2, 3)).isEqualTo(draw);
    assertThat(augmentation.draw(2, 2, 3)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 3, 3)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 2, 4)).isNotEqualTo(draw);
    assertThat(augmentation.draw(1, 3, 2)).isNotEqualTo(draw);
  }

  @Test
  void noneOnlyNormalizes() {
    assertThat(Augmentation.NONE.draw(5, 6, 7)).isEqualTo(new Augmentation.Draw(0, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(-1, false));
  }
}
