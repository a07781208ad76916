package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowLimitsTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final LimitSettings SEARCH =
      new LimitSettings("exact", "zennas", 18, 1e6, NONE, 0.5);

  @Test
  void aRowWithoutLimitsFollowsTheSearch() {
    assertThat(RowLimits.NONE.over(SEARCH)).isEqualTo(SEARCH);
  }

  @Test
  void whatARowSaysReplacesTheSearchs() {
    RowLimits off =
        new RowLimits(Optional.empty(), Optional.of(NONE), Optional.empty(), Optional.of(NONE));
    assertThat(off.over(SEARCH))
        .isEqualTo(new LimitSettings("exact", "zennas", 18, NONE, NONE, NONE));
    RowLimits other =
        new RowLimits(Optional.of(14), Optional.empty(), Optional.of(4e8), Optional.empty());
    assertThat(other.over(SEARCH))
        .isEqualTo(new LimitSettings("exact", "zennas", 14, 1e6, 4e8, 0.5));
  }
}
