package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerancesTest {
  @Test
  void aColumnsOwnToleranceGoesBeforeThatForAll() {
    Tolerances tolerances = Tolerances.parse(List.of("0.1", "cifar10_top1_pct=0.3", "a=b=1"));
    assertThat(tolerances.given("cifar10_top1_pct")).contains(new BigDecimal("0.3"));
    assertThat(tolerances.given("a=b")).contains(new BigDecimal("1"));
    assertThat(tolerances.given("flops_m")).contains(new BigDecimal("0.1"));
    assertThat(Tolerances.parse(List.of()).given("flops_m")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "=", "a=", "a=-1", "-0.5", "NaN", "a=1e9999"})
  void badOptionsAreNamed(String option) {
    assertThatThrownBy(() -> Tolerances.parse(List.of(option)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--tolerance " + option);
  }

  @Test
  void givenTwiceIsAMistake() {
    assertThatThrownBy(() -> Tolerances.parse(List.of("1", "2"))).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> Tolerances.parse(List.of("a=1", "a=1")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("given before");
  }
}
