package incnas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("population", "iterations", "log", "A", "B");

  @ParameterizedTest
  @CsvSource({"populaton,population", "ITERATIONS,iterations", "iter,iterations", "lgo,", "a,A"})
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, KNOWN).orElse(null)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"quantize", "C", "x"})
  void guessesNothingWithoutResemblance(String word) {
    assertThat(Nearest.to(word, KNOWN)).isEmpty();
  }

  @Test
  void longWordsCostNothing() {
    assertThat(Nearest.to("a".repeat(100_000), KNOWN)).isEmpty();
  }
}
