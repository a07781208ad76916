package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossScaleTest {
  private static final double FIRST = 65_536;

  private static void after(LossScale scale, boolean finite, int times) {
    for (int i = 0; i < times; i++) {
      scale.after(finite);
    }
  }

  @Test
  void anOverflowHalvesItAndALongQuietDoublesIt() {
    LossScale scale = LossScale.dynamic();
    assertThat(scale.factor()).isEqualTo(FIRST);
    after(scale, false, 2);
    assertThat(scale.factor()).isEqualTo(FIRST / 4);
    after(scale, true, 1_999);
    assertThat(scale.factor()).isEqualTo(FIRST / 4);
    after(scale, true, 1);
    assertThat(scale.factor()).isEqualTo(FIRST / 2);
  }

  @Test
  void anOverflowBeginsTheQuietAnew() {
    LossScale scale = LossScale.dynamic();
    after(scale, true, 1_999);
    after(scale, false, 1);
    after(scale, true, 1_999);
    assertThat(scale.factor()).isEqualTo(FIRST / 2);
  }

  @Test
  void itGoesOnFromItsState() {
    LossScale scale = LossScale.dynamic();
    after(scale, false, 3);
    after(scale, true, 1_500);
    LossScale restored = LossScale.dynamic();
    restored.restore(scale.state().orElseThrow());
    after(restored, true, 500);
    assertThat(restored.factor()).isEqualTo(FIRST / 4);
  }

  @Test
  void withoutNeedItStaysOne() {
    LossScale none = LossScale.none();
    after(none, false, 5);
    assertThat(none.factor()).isEqualTo(1);
    assertThat(none.state()).isEmpty();
  }
}
