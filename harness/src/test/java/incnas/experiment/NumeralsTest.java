package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumeralsTest {
  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void textReadsBackAsTheSameNumber(int seed) {
    double value = Double.longBitsToDouble(new Random(seed).nextLong());
    if (Double.isFinite(value)) {
      assertThat(Double.parseDouble(Numerals.text(value))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e6, 1000000", "5e-4, 0.0005", "0.1, 0.1", "1e300, 1.0E300", "0, 0", "-2.5, -2.5"})
  void textIsShort(double value, String text) {
    assertThat(Numerals.text(value)).isEqualTo(text);
  }

  @Test
  void integersOfEveryBaseAndSize() {
    assertThat(Numerals.integer("0x1F")).contains(31L);
    assertThat(Numerals.integer("0o17")).contains(15L);
    assertThat(Numerals.integer("+007")).contains(7L);
    assertThat(Numerals.integer("9223372036854775808")).contains(0x1p63);
    assertThat(Numerals.integer("9".repeat(399))).isEqualTo(Optional.empty());
    assertThat(Numerals.integer("9".repeat(100_000))).isEqualTo(Optional.empty());
  }

  @Test
  void onlyFiniteDecimals() {
    assertThat(Numerals.decimal("1.5e3")).contains(1500.0);
    assertThat(Numerals.decimal("1e999")).isEqualTo(Optional.empty());
    assertThat(Numerals.decimal("-.inf")).isEqualTo(Optional.empty());
    assertThat(Numerals.decimal(".NaN")).isEqualTo(Optional.empty());
  }

  @Test
  void fractionsAreTheNearestNumbers() {
    assertThat(Numerals.fraction("1/1.25")).isEqualTo(0.8);
    assertThat(Numerals.fraction("1/1.5")).isEqualTo(1 / 1.5);
    assertThat(Numerals.fraction("1/2.5")).isEqualTo(0.4);
  }
}
