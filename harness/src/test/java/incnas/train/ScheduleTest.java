package incnas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  void warmUpThenCosine() {
    Schedule schedule = new Schedule(0.4, 4, 12);
    assertThat(schedule.rate(0)).isCloseTo(0.1, ROUNDING);
    assertThat(schedule.rate(1)).isCloseTo(0.2, ROUNDING);
    assertThat(schedule.rate(3)).isCloseTo(0.4, ROUNDING);
    assertThat(schedule.rate(4)).isCloseTo(0.4, ROUNDING);
    // a quarter, a half and three quarters of the cosine
    assertThat(schedule.rate(6)).isCloseTo(0.2 * (1 + Math.sqrt(0.5)), ROUNDING);
    assertThat(schedule.rate(8)).isCloseTo(0.2, ROUNDING);
    assertThat(schedule.rate(10)).isCloseTo(0.2 * (1 - Math.sqrt(0.5)), ROUNDING);
    assertThat(schedule.rate(12)).isCloseTo(0, ROUNDING);
  }

  @Test
  void withoutWarmUpItBeginsAtThePeak() {
    Schedule schedule = new Schedule(0.4, 0, 10);
    assertThat(schedule.rate(0)).isEqualTo(0.4);
    for (int step = 1; step < 10; step++) {
      assertThat(schedule.rate(step)).isLessThan(schedule.rate(step - 1)).isPositive();
    }
  }

  @Test
  void aWarmUpAsLongAsTheTrainingStaysFinite() {
    Schedule schedule = new Schedule(0.4, 10, 10);
    assertThat(schedule.rate(9)).isEqualTo(0.4);
    assertThat(schedule.rate(10)).isFinite();
  }
}
