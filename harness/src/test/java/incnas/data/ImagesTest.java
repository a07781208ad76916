package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private final RawImages images = RandomImages.of(1, 6, 2, 3, 5);

  @Test
  void selectsInTheGivenOrderWithRepeats() {
    RawImages chosen = images.select(new int[] {4, 0, 4});
    for (int at : new int[] {0, 2}) {
      assertThat(Arrays.copyOfRange(chosen.pixels(), at * 30, (at + 1) * 30))
          .isEqualTo(Arrays.copyOfRange(images.pixels(), 4 * 30, 5 * 30));
      assertThat(chosen.labels()[at]).isEqualTo(images.labels()[4]);
    }
    assertThat(chosen.labels()[1]).isEqualTo(images.labels()[0]);
  }

  @Test
  void firstIsAPrefix() {
    assertThat(images.first(2).pixels()).isEqualTo(images.select(new int[] {0, 1}).pixels());
    assertThat(images.first(2).labels()).containsExactly(images.labels()[0], images.labels()[1]);
    assertThat(images.first(0).count()).isZero();
    assertThat(images.first(6)).isSameAs(images);
  }

  @Test
  void refusesTheImpossible() {
    assertThatIllegalArgumentException().isThrownBy(() -> images.first(7));
    assertThatThrownBy(() -> images.select(new int[] {6}))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RawImages(2, 1, 2, 2, new byte[7], new int[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RawImages(2, 1, 2, 2, new byte[8], new int[1]));
  }
}
