package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {
  @ParameterizedTest
  @CsvSource({
    "96.86, 2, 96.86",
    "0.125, 2, 0.12",
    "0.375, 2, 0.38",
    "-0.001, 2, 0.00",
    "1234567.5, 0, 1234568",
    "1e-7, 3, 0.000"
  })
  void hasFixedDecimals(double number, int decimals, String text) {
    assertThat(Numeral.fixed(number, decimals)).isEqualTo(text);
  }

  @Test
  void doesNotFollowTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numeral.fixed(1234.5, 1)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesWhatIsNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Numeral.fixed(bad, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Numeral.mean(List.of(1.0, bad), 2))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void meanAndSampleSdAreEmptyWhereTheyAreNotDefined() {
    assertThat(Numeral.mean(List.of(), 2)).isEmpty();
    assertThat(Numeral.mean(List.of(96.2), 2)).isEqualTo("96.20");
    assertThat(Numeral.sampleSd(List.of(96.2), 3)).isEmpty();
    assertThat(Numeral.sampleSd(List.of(1.0, 2.0, 4.0), 3)).isEqualTo("1.528"); // sqrt(7/3)
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "+2", ".5", "5.", "1e3", " 7 ", "1E-300"})
  void readsPlainDecimals(String cell) {
    assertThat(Numeral.parse(cell).orElseThrow().doubleValue())
        .isCloseTo(Double.parseDouble(cell.strip()), within(0.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "n/a", "NaN", "Infinity", "1d", "0x10", "96,86", "1 000", "1e99999", "٣"})
  void anythingElseIsNoNumber(String cell) {
    assertThat(Numeral.parse(cell)).isEmpty();
  }
}
