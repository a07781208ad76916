package incnas.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
  private static final Picture NOISE = MadePicture.of("noise", 11, 9, 4);

  @ParameterizedTest
  @EnumSource(Filter.class)
  void theOwnSizeIsACrop(Filter filter) {
    Picture part = new Box(2, 3, 7, 5).resized(NOISE, 5, 2, filter);
    assertThat(Arrays.copyOf(part.rgb(), 15))
        .isEqualTo(Arrays.copyOfRange(NOISE.rgb(), (3 * 11 + 2) * 3, (3 * 11 + 7) * 3));
  }

  /** Only the part counts: pixels beside it have no weight. */
  @ParameterizedTest
  @EnumSource(Filter.class)
  void aPartIsCutOffBeforeItIsResized(Filter filter) {
    Box box = new Box(1, 2, 8, 6);
    Picture cut = box.resized(NOISE, 7, 4, filter);
    assertThat(box.resized(NOISE, 13, 3, filter).rgb())
        .isEqualTo(Box.whole(cut).resized(cut, 13, 3, filter).rgb());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 31, 100})
  void aPlainColourStays(int side) {
    byte[] rgb = new byte[5 * 4 * 3];
    Arrays.fill(rgb, (byte) 201);
    for (Filter filter : Filter.values()) {
      byte[] resized =
          new Box(0, 0, 5, 4).resized(new Picture(5, 4, rgb), side, side, filter).rgb();
      assertThat(resized).containsOnly((byte) 201);
    }
  }

  @Test
  void halvesByHand() {
    // bilinear, reach 2: (1 3 3 1) / 8 inside, (3 3 1) / 7 at the border
    Picture row = new Picture(4, 1, new byte[] {0, 0, 0, 70, 70, 70, 0, 0, 0, 0, 0, 0});
    assertThat(Box.whole(row).resized(row, 2, 1, Filter.BILINEAR).rgb())
        .containsExactly(30, 30, 30, 10, 10, 10);
  }

  @Test
  void impossibleBoxesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(3, 0, 3, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(-1, 0, 3, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(0, 0, 12, 9).resized(NOISE, 1, 1, Filter.BICUBIC));
  }
}
