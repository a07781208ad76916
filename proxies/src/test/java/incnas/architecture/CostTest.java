package incnas.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Costs of the smallest networks of each block kind, added up by hand. */
class CostTest {
  private static final int CLASSES = 5;

  private static Cost cost(String structure, int resolution, Variant variant) {
    return Cost.of(Architecture.parse(structure, resolution, CLASSES), variant);
  }

  @Test
  void convolutions() {
    // 3 -> 8, 3x3, stride 2: 216 weights at 4x4; 8 -> 8: 576 weights at 4x4; 8 -> 5: 40 + 5
    Cost cost = cost("SuperConvK3BNRELU(3,8,2,2)", 8, Variant.of(Semantics.ZENNAS));
    assertThat(cost)
        .isEqualTo(
            new Cost(
                2,
                2,
                216 + 16 + 576 + 16 + 45,
                216 + 8 + 576 + 8 + 41,
                (216 + 576) * 16 + 40,
                (216 + 576 + 2 * 8 + 2 * 8) * 16 + 45,
                (216 + 576 + 8 + 8) * 16 + 40));
  }

  @Test
  void residual() {
    // unit 1: 3 -> 4 (108), 4 -> 8 (288) at 4x4, projection 3 -> 8 (24 + 8) at 4x4
    // unit 2: 8 -> 4 (288), 4 -> 8 (288), identity
    int weights = 108 + 288 + 288 + 288;
    int norms = 4 + 8 + 4 + 8;
    Cost expected =
        new Cost(
            2,
            4,
            weights + 2 * norms + (24 + 8 + 2 * 8) + 45,
            weights + norms + (24 + 8) + 41,
            (weights + 24) * 16 + 40,
            (weights + 24 + 8 + 2 * (norms + 8)) * 16 + 45,
            // the projection is counted at (4 / 2)^2
            (weights + norms) * 16 + (24 + 8) * 4 + 40);
    for (Semantics semantics : Semantics.values()) {
      assertThat(cost("SuperResK3K3(3,8,2,4,2)", 8, Variant.of(semantics))).isEqualTo(expected);
    }
  }

  @Test
  void residualProjectsFromEqualToEqualUnderBothSemantics() {
    for (Semantics semantics : Semantics.values()) {
      Variant with = Variant.of(semantics);
      Variant without = new Variant(semantics, false, false);
      String structure = "SuperResK3K3(8,8,1,8,2)";
      assertThat(cost(structure, 8, with).paramsExact() - cost(structure, 8, without).paramsExact())
          .isEqualTo(8 * 8 + 8 + 2 * 8);
    }
  }

  @Test
  void bottleneck() {
    // two units of 8 -> 4 (32), 3x3 4 -> 4 (144), 4 -> 8 (32) at 4x4
    int weights = 2 * (32 + 144 + 32);
    int norms = 2 * (4 + 4 + 8);
    String structure = "SuperResK1K3K1(8,8,1,4,1)";
    assertThat(cost(structure, 4, Variant.of(Semantics.OFFICIAL_CODE)))
        .isEqualTo(
            new Cost(
                1,
                6,
                weights + 2 * norms + 45,
                weights + norms + 41,
                weights * 16 + 40,
                (weights + 2 * norms) * 16 + 45,
                (weights + norms) * 16 + 40));
    // ZenNAS's first unit has a projection, 8 -> 8 (64 + 8)
    assertThat(cost(structure, 4, Variant.of(Semantics.ZENNAS)))
        .isEqualTo(
            new Cost(
                1,
                6,
                weights + 2 * norms + (64 + 8 + 2 * 8) + 45,
                weights + norms + (64 + 8) + 41,
                (weights + 64) * 16 + 40,
                (weights + 2 * norms + 64 + 8 + 2 * 8) * 16 + 45,
                (weights + norms + 64 + 8) * 16 + 40));
  }

  @Test
  void gates() {
    // on the 4 channels after each 3x3: pool 64 numbers, 4 -> 1, norm 1, ReLU 1, 1 -> 4, norm 4
    String structure = "SuperResK1K3K1(8,8,1,4,1)";
    Variant variant = Variant.of(Semantics.OFFICIAL_CODE);
    Cost plain = cost(structure, 4, variant);
    Cost gated = cost(structure, 4, variant.withGates());
    assertThat(gated)
        .isEqualTo(
            new Cost(
                plain.layers(),
                plain.convs(),
                plain.paramsExact() + 2 * (4 + 2 + 4 + 8),
                plain.paramsZennasBudget(),
                plain.macs() + 2 * (4 + 4),
                plain.flopsPtflops() + 2 * (64 + 4 + 2 + 1 + 4 + 8),
                plain.flopsZennasBudget()));
  }

  @Test
  void inverted() {
    // unit 1: 8 -> 16 (128) at 4x4, depthwise 16 (144), 16 -> 8 (128) at 2x2, projection 64 + 8
    // unit 2: 8 -> 32 (256), depthwise 32 (288), 32 -> 16 (512), projection 128 + 16, at 2x2
    int small = 144 + 128 + 256 + 288 + 512;
    int smallNorms = 16 + 8 + 32 + 32 + 16;
    Cost expected =
        new Cost(
            1,
            6,
            128 + small + 2 * (16 + smallNorms) + (64 + 8 + 16) + (128 + 16 + 32) + 85,
            128 + small + 16 + smallNorms + (64 + 8) + (128 + 16) + 81,
            128 * 16 + (small + 64 + 128) * 4 + 80,
            (128 + 32) * 16 + (small + 2 * smallNorms + 64 + 8 + 16 + 128 + 16 + 32) * 4 + 85,
            // the first projection is counted at (2 / 2)^2
            (128 + 16) * 16 + (small + smallNorms) * 4 + (64 + 8) + (128 + 16) * 4 + 80);
    for (Semantics semantics : Semantics.values()) {
      assertThat(cost("SuperResIDWE2K3(8,16,2,8,1)", 4, Variant.of(semantics))).isEqualTo(expected);
    }
  }

  @Test
  void oddSidesRoundUpInTheNetworkAndDownInTheBudget() {
    // a 5x5 image and stride 2: the network's map has side 3, ZenNAS's count takes 2
    Cost cost = cost("SuperConvK3BNRELU(3,8,2,1)", 5, Variant.of(Semantics.ZENNAS));
    assertThat(cost.macs()).isEqualTo(216 * 9 + 40);
    assertThat(cost.flopsZennasBudget()).isEqualTo((216 + 8) * 4 + 40);
  }
}
