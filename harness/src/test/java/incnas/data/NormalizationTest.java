package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalizationTest {
  @Test
  void scalesThenCentresThenDivides() {
    Normalization normalization =
        new Normalization(new float[] {0.5f, 0.25f}, new float[] {0.25f, 0.5f});
    assertThat(normalization.apply(0, 255)).isEqualTo(2f);
    assertThat(normalization.apply(0, 0)).isEqualTo(-2f);
    assertThat(normalization.apply(1, 51)).isCloseTo(-0.1f, within(1e-7f));
    assertThat(normalization.levels().of(1)[51]).isEqualTo(normalization.apply(1, 51));
  }

  @Test
  void refusesTheImpossible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normalization(new float[1], new float[] {0}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normalization(new float[1], new float[] {Float.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normalization(new float[2], new float[] {1}));
  }
}
