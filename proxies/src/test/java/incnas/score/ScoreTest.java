package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.seed.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
  @Test
  void meanAndSampleDeviation() {
    Score.Known score = new Score.Known(List.of(1.0, 2.0, 4.0, 5.0));
    assertThat(score.mean()).isEqualTo(3);
    assertThat(score.sd()).isCloseTo(Math.sqrt(10.0 / 3), within(1e-12));
    assertThat(score.draws()).isEqualTo(4);
    assertThat(new Score.Known(List.of(7.0)).sd()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void neverKnownWithoutANumber(double value) {
    assertThatThrownBy(() -> new Score.Known(List.of(1.0, value)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Score.of(List.of(1.0, value), "why")).isEqualTo(new Score.Undefined("why"));
    assertThat(Score.of(List.of(1.0), "why")).isEqualTo(new Score.Known(List.of(1.0)));
  }

  @Test
  void noValuesAreNoScore() {
    assertThatThrownBy(() -> new Score.Known(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProbeNeedsImagesAndDraws() {
    assertThatThrownBy(() -> new Probe(new Seed(1), 0, 1))
        .hasMessage("batch is 0, but must be 1 to 65536");
    assertThatThrownBy(() -> new Probe(new Seed(1), 1, 0))
        .hasMessage("draws is 0, but must be 1 to 1048576");
  }
}
