package incnas.space;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Effectiveness;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.LimitSettings;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** A bottleneck block from equal to equal: the two semantics count it differently. */
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK3BNRELU(3,16,1,1)SuperResK1K3K1(16,16,1,8,2)", 8, 10);

  private static Verdict check(LimitSettings limits) {
    return new Budget(limits).check(NETWORK);
  }

  private static LimitSettings limits(
      String convention, String semantics, int layers, double params, double flops, double rho) {
    return new LimitSettings(convention, semantics, layers, params, flops, rho);
  }

  private static double params(String convention, Cost cost) {
    return (double)
        (convention.equals("zennas-budget") ? cost.paramsZennasBudget() : cost.paramsExact());
  }

  private static double flops(String convention, Cost cost) {
    return switch (convention) {
      case "zennas-budget" -> (double) cost.flopsZennasBudget();
      case "ptflops" -> (double) cost.flopsPtflops();
      default -> (double) cost.macs();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "zennas-budget, zennas",
    "zennas-budget, official-code",
    "exact, zennas",
    "exact, official-code",
    "ptflops, zennas",
    "ptflops, official-code",
  })
  void exactlyAtEachLimitIsWithinAndOneLessIsNot(String convention, String semantics) {
    Cost cost = Cost.of(NETWORK, Variant.of(Semantics.of(semantics)));
    double params = params(convention, cost);
    double flops = flops(convention, cost);
    double rho = Effectiveness.of(NETWORK, Reading.OFFICIAL_CODE);
    assertThat(check(limits(convention, semantics, 3, params, flops, rho)))
        .isEqualTo(new Verdict.Within());
    assertThat(check(limits(convention, semantics, 2, params, flops, rho)))
        .isEqualTo(new Verdict.Exceeds("layers", 3, 2));
    assertThat(check(limits(convention, semantics, 3, params - 1, flops, rho)))
        .isEqualTo(new Verdict.Exceeds("params", params, params - 1));
    assertThat(check(limits(convention, semantics, 3, params, flops - 1, rho)))
        .isEqualTo(new Verdict.Exceeds("flops", flops, flops - 1));
    assertThat(check(limits(convention, semantics, 3, params, flops, Math.nextDown(rho))))
        .isEqualTo(new Verdict.Exceeds("effectiveness", rho, Math.nextDown(rho)));
  }

  @Test
  void conventionsAndSemanticsDiffer() {
    Cost zennas = Cost.of(NETWORK, Variant.of(Semantics.ZENNAS));
    Cost official = Cost.of(NETWORK, Variant.of(Semantics.OFFICIAL_CODE));
    assertThat(zennas.paramsExact()).isGreaterThan(official.paramsExact());
    assertThat(Set.of(zennas.flopsZennasBudget(), zennas.flopsPtflops(), zennas.macs())).hasSize(3);
  }

  @Test
  void theFirstBrokenLimitIsNamed() {
    assertThat(check(limits("exact", "zennas", 0, 0, 0, 0))).extracting("what").isEqualTo("layers");
    assertThat(check(limits("exact", "zennas", 9, 0, 0, 0))).extracting("what").isEqualTo("params");
    assertThat(check(limits("exact", "zennas", 9, NONE, 0, 0)))
        .extracting("what")
        .isEqualTo("flops");
    assertThat(check(limits("exact", "zennas", 9, NONE, NONE, 0)))
        .extracting("what")
        .isEqualTo("effectiveness");
  }

  @Test
  void infiniteLimitsLimitNothing() {
    assertThat(check(limits("exact", "zennas", Integer.MAX_VALUE, NONE, NONE, NONE)))
        .isEqualTo(new Verdict.Within());
  }

  /** The published 1M network breaks its own budget, by ZenNAS's count with 100 classes. */
  @ParameterizedTest
  @EnumSource(Semantics.class)
  void zenNetOfOneMillionExceedsOneMillion(Semantics semantics) {
    Architecture network =
        Architecture.parse(
            "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
                + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
                + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
                + "SuperConvK1BNRELU(112,512,1,1)",
            32,
            100);
    LimitSettings limits = limits("zennas-budget", semantics.label(), 18, 1e6, NONE, 0.5);
    assertThat(new Budget(limits).check(network))
        .isEqualTo(new Verdict.Exceeds("params", 1_031_185, 1e6));
  }
}
