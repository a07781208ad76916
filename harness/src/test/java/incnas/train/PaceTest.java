package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aQuickCheckpointWaitsForItsLeastTime() {
    assertThat(Pace.USUAL.isTime(2 * SECOND - 1, 0)).isFalse();
    assertThat(Pace.USUAL.isTime(2 * SECOND, SECOND / 100)).isTrue();
  }

  @Test
  void aSlowOneTakesAFiftiethOfTheTime() {
    assertThat(Pace.USUAL.isTime(49 * SECOND, SECOND)).isFalse();
    assertThat(Pace.USUAL.isTime(50 * SECOND, SECOND)).isTrue();
  }
}
