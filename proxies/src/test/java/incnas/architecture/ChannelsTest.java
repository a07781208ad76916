package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {
  /** Python: {@code max(8, 8 * round(x / 8))}. */
  @ParameterizedTest
  @CsvSource({
    "0, 8",
    "3.2, 8",
    "8, 8",
    "11.9, 8",
    "12, 16",
    "12.1, 16",
    "20, 16",
    "20.01, 24",
    "28, 32",
    "36, 32",
    "44, 48",
    "2048, 2048",
    "2052, 2048",
    "2060, 2064",
  })
  void tiesGoToTheEvenMultiple(double channels, int rounded) {
    assertThat(Channels.round8(channels)).isEqualTo(rounded);
  }
}
