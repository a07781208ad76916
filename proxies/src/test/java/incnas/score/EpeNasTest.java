package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EpeNasTest {
  private static final double K = 1e-5;
  private static final double SELF = Math.log(1 + K);

  /** Rows 0 and 2 correlate to 1/2, rows 1 and 3 to -1, row 4 is alone. */
  private static final double[][] ROWS = {
    {1, -1, 0, 0}, {1, 2, 3, 4}, {1, 0, -1, 0}, {4, 3, 2, 1}, {5, 1, 2, 9}
  };

  private static final int[] LABELS = {7, 3, 7, 3, 1};

  private static final double HALF = 2 * SELF + 2 * Math.log(0.5 + K);
  private static final double OPPOSITE = 4 * SELF;

  @Test
  void upToAHundredClassesAddsSizes() {
    assertThat(EpeNas.value(ROWS, LABELS, 100))
        .isCloseTo(Math.abs(HALF) + Math.abs(OPPOSITE) + SELF, within(1e-12));
  }

  @Test
  void beyondComparesClassesWithEachOther() {
    double difference = Math.abs(HALF / 2 - OPPOSITE / 2);
    assertThat(EpeNas.value(ROWS, LABELS, 101)).isCloseTo(2 * difference / 2, within(1e-12));
  }

  @Test
  void theOrderOfTheImagesDoesNotMatter() {
    double[][] rows = {ROWS[4], ROWS[3], ROWS[2], ROWS[1], ROWS[0]};
    assertThat(EpeNas.value(rows, new int[] {1, 3, 7, 3, 7}, 10))
        .isCloseTo(EpeNas.value(ROWS, LABELS, 10), within(1e-12));
  }

  @Test
  void manyClassesOfOneImageEachSayNothing() {
    assertThat(EpeNas.value(ROWS, new int[] {1, 2, 3, 4, 5}, 200)).isNaN();
  }
}
