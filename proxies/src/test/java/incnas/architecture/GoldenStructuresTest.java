package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every count and every entropy figure of 26 published networks, to the digit. */
class GoldenStructuresTest {
  @TestFactory
  List<DynamicTest> publishedNetworks() {
    List<DynamicTest> tests = new ArrayList<>();
    for (var entry : Shared.json("reference/structures.json").properties()) {
      tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
    }
    assertThat(tests).hasSize(26);
    return tests;
  }

  private static void check(JsonNode network) {
    JsonNode golden = network.get("computed");
    int resolution = golden.get("resolution").intValue();
    List<Block> declared = StructureString.parse(network.get("plainnet").stringValue());
    Architecture architecture = new Architecture(declared, resolution, 10);
    checkStages(architecture, golden);
    checkCounts(architecture, golden.get("counts_official_code"), Semantics.OFFICIAL_CODE);
    checkCounts(architecture, golden.get("counts_zennas"), Semantics.ZENNAS);
  }

  @Test
  void onlyTheLatencyStartDoesNotChain() {
    List<String> broken = new ArrayList<>();
    for (var entry : Shared.json("reference/structures.json").properties()) {
      List<Block> declared = StructureString.parse(entry.getValue().get("plainnet").stringValue());
      if (new Architecture(declared, 224, 1000).chainBreak().isPresent()) {
        broken.add(entry.getKey());
        assertThat(new Architecture(Architecture.chain(declared), 224, 1000).chainBreak())
            .isEmpty();
      }
    }
    assertThat(broken).containsExactly("init_space_A_imagenet_latency");
  }

  private static void checkStages(Architecture architecture, JsonNode golden) {
    Cost cost = Cost.of(architecture, Variant.of(Semantics.ZENNAS));
    assertThat(cost.layers()).isEqualTo(golden.get("layers_sum_sub_layers").intValue());
    assertThat(cost.convs()).isEqualTo(golden.get("main_path_convs").intValue());
    List<Stages.End> ends = Stages.of(architecture).ends();
    Entropy entropy = Entropy.of(architecture, Reading.OFFICIAL_CODE);
    JsonNode stages = golden.get("stages");
    assertThat(ends).hasSize(stages.size());
    for (int i = 0; i < ends.size(); i++) {
      assertThat(ends.get(i).convs()).isEqualTo(stages.get(i).get("cum_convs").intValue());
      assertThat(ends.get(i).channels()).isEqualTo(stages.get(i).get("channels").intValue());
      assertThat(ends.get(i).side()).isEqualTo(stages.get(i).get("feature_map").intValue());
      assertThat(entropy.stages().get(i))
          .isCloseTo(stages.get(i).get("H").doubleValue(), within(6e-5));
    }
    assertThat(entropy.sum()).isCloseTo(golden.get("sum_H").doubleValue(), within(6e-5));
    assertThat(entropy.penalty())
        .isCloseTo(golden.get("depth_penalty_beta10").doubleValue(), within(6e-5));
    assertThat(entropy.score()).isCloseTo(golden.get("E_score").doubleValue(), within(6e-5));
    assertThat(Effectiveness.of(architecture, Reading.OFFICIAL_CODE))
        .isCloseTo(golden.get("rho_max_prefix").doubleValue(), within(6e-7));
  }

  private static void checkCounts(Architecture architecture, JsonNode golden, Semantics semantics) {
    for (var entry : golden.properties()) {
      int classes = Integer.parseInt(entry.getKey().substring("classes".length()));
      Cost cost = Cost.of(architecture.withClasses(classes), Variant.of(semantics));
      for (var field : entry.getValue().properties()) {
        long expected = field.getValue().longValue();
        assertThat(count(cost, field.getKey()))
            .as("%s, %s", entry.getKey(), field.getKey())
            .isEqualTo(expected);
      }
    }
  }

  private static long count(Cost cost, String field) {
    return switch (field) {
      case "params_exact" -> cost.paramsExact();
      case "params_zennas_get_model_size" -> cost.paramsZennasBudget();
      case "flops_zennas_get_FLOPs" -> cost.flopsZennasBudget();
      case "macs_conv_fc" -> cost.macs();
      case "flops_ptflops_convention" -> cost.flopsPtflops();
      default -> throw new AssertionError("golden field " + field + " is not checked");
    };
  }
}
