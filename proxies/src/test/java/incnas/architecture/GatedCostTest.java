package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.testing.Shared;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published networks with squeeze-and-excitation, against PyTorch's and ptflops' counts. */
class GatedCostTest {
  private static Cost gated(String network, Semantics semantics) {
    String structure =
        Shared.json("reference/structures.json").get(network).get("plainnet").stringValue();
    return Cost.of(Architecture.parse(structure, 224, 1000), Variant.of(semantics).withGates());
  }

  @ParameterizedTest
  @CsvSource({
    "zennet_imagenet1k_flops400M_SE_res224, zennas, 7.47",
    "zennet_imagenet1k_flops600M_SE_res224, zennas, 11.31",
    "zennet_imagenet1k_flops900M_SE_res224, zennas, 19.35",
    "ezennet_imagenet1k_flops400M_SE_res224_l, zennas, 11.84",
    "ezennet_imagenet1k_flops600M_SE_res224_l, zennas, 13.43",
    "ezennet_imagenet1k_flops600M_SE_res224_s, zennas, 15.37",
    "ezennet_imagenet1k_flops800M_SE_res224_s, zennas, 27.12",
    // the one network whose projections differ between the two programs
    "ezennet_imagenet1k_flops400M_SE_res224_s, official-code, 8.09",
    "ezennet_imagenet1k_flops400M_SE_res224_s, zennas, 8.23",
  })
  void parameters(String network, String semantics, String millions) {
    long params = gated(network, Semantics.of(semantics)).paramsExact();
    assertThat(String.format(Locale.ROOT, "%.2f", params / 1e6)).isEqualTo(millions);
  }

  @Test
  void ptflopsSeesTheGatesPoolingAndRelu() {
    long flops = gated("zennet_imagenet1k_flops900M_SE_res224", Semantics.ZENNAS).flopsPtflops();
    assertThat(String.format(Locale.ROOT, "%.2f", flops / 1e6)).isEqualTo("933.72");
  }

  @Test
  void budgetCountsNeverSeeTheGates() {
    String structure = "SuperConvK3BNRELU(3,16,1,1)SuperResIDWE2K5(16,24,2,8,2)";
    Architecture architecture = Architecture.parse(structure, 32, 10);
    Cost plain = Cost.of(architecture, Variant.of(Semantics.ZENNAS));
    Cost gated = Cost.of(architecture, Variant.of(Semantics.ZENNAS).withGates());
    assertThat(gated.paramsZennasBudget()).isEqualTo(plain.paramsZennasBudget());
    assertThat(gated.flopsZennasBudget()).isEqualTo(plain.flopsZennasBudget());
    assertThat(gated.convs()).isEqualTo(plain.convs());
    assertThat(gated.paramsExact()).isGreaterThan(plain.paramsExact());
  }
}
