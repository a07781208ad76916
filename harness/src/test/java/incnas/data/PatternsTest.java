package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatternsTest {
  private static final Dataset DATA = Patterns.dataset();

  @Test
  void isTheSameToTheByteEverywhere() {
    assertThat(DATA.sources()).hasSize(2).allMatch(Source::official);
    assertThat(DATA.train().count()).isEqualTo(8_000);
    assertThat(DATA.test().count()).isEqualTo(2_000);
  }

  @Test
  void smallerSplitsAreTheFrontOfLargerOnes() {
    Dataset small = Patterns.dataset(30, 20);
    assertThat(RawImages.of(small.train()).pixels())
        .isEqualTo(RawImages.of(DATA.train()).first(30).pixels());
    assertThat(RawImages.of(small.test()).pixels())
        .isEqualTo(RawImages.of(DATA.test()).first(20).pixels());
    assertThat(small.sources()).noneMatch(Source::official);
  }

  @Test
  void classesTakeTurns() {
    assertThat(DATA.classNames()).hasSize(10).contains("plain disc", "striped ring");
    assertThat(Arrays.copyOf(DATA.train().labels(), 12))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
  }

  @Test
  void noImageOccursTwice() {
    int size = RawImages.of(DATA.test()).imageSize();
    long distinct =
        IntStream.range(0, DATA.test().count())
            .mapToObj(
                i ->
                    Arrays.hashCode(
                        Arrays.copyOfRange(
                            RawImages.of(DATA.test()).pixels(), i * size, (i + 1) * size)))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(DATA.test().count());
  }

  @Test
  void normalizationFits() {
    ChannelStatistics measured = ChannelStatistics.of(RawImages.of(DATA.train()));
    for (int c = 0; c < 3; c++) {
      assertThat(measured.mean()[c]).isCloseTo(DATA.normalization().mean()[c], within(0.005));
      assertThat(measured.sd()[c]).isCloseTo(DATA.normalization().sd()[c], within(0.005));
    }
  }

  /** A pixel of a class mean is a mean of 800 values of sd 75: its sd is 2.7. */
  @Test
  void noPixelsMeanDependsOnTheClass() {
    RawImages train = RawImages.of(DATA.train());
    int size = train.imageSize();
    double[][] sums = new double[10][size];
    for (int i = 0; i < train.count(); i++) {
      for (int p = 0; p < size; p++) {
        sums[train.labels()[i]][p] += Byte.toUnsignedInt(train.pixels()[i * size + p]);
      }
    }
    double squares = 0;
    for (double[] sum : sums) {
      for (double s : sum) {
        squares += (s / 800 - 127.5) * (s / 800 - 127.5);
      }
    }
    assertThat(Math.sqrt(squares / (10 * size))).isCloseTo(2.7, within(0.4));
  }
}
