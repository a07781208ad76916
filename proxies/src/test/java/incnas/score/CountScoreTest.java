package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.score.Goldens.Golden;
import incnas.seed.Seed;
import incnas.testing.BlockKinds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that no image is shown to. */
class CountScoreTest {
  private static final Probe PROBE = new Probe(new Seed(1), 4, 3);

  /** In bottleneck blocks of equal width the two programs differ by a projection. */
  private static final Architecture NETWORK =
      Architecture.parse("SuperConvK3BNRELU(3,8,1,1)SuperResK1K3K1(8,8,1,8,1)", 8, 5);

  private static double score(String proxy, String profile, Architecture network) {
    Score score = Proxies.of(proxy, Profile.of(profile), 0.01).score(network, PROBE);
    return ((Score.Known) score).mean();
  }

  @ParameterizedTest
  @CsvSource({"flops", "params", "layers"})
  void eachProgramCountsItsOwnWay(String name) {
    Cost zennas = Cost.of(NETWORK, Variant.of(Semantics.ZENNAS));
    Cost official = Cost.of(NETWORK, Variant.of(Semantics.OFFICIAL_CODE));
    List<Double> expected =
        switch (name) {
          case "flops" ->
              List.of(
                  (double) zennas.flopsZennasBudget(),
                  (double) official.flopsZennasBudget(),
                  (double) zennas.macs());
          case "params" ->
              List.of(
                  (double) zennas.paramsZennasBudget(),
                  (double) official.paramsZennasBudget(),
                  (double) zennas.paramsExact());
          default -> List.of(2.0, 2.0, 2.0);
        };
    assertThat(
            List.of(
                score(name, "zennas", NETWORK),
                score(name, "official-code", NETWORK),
                score(name, "zero-cost-nas", NETWORK)))
        .isEqualTo(expected);
    if (!name.equals("layers")) {
      assertThat(expected).doesNotHaveDuplicates();
    }
  }

  @Test
  void asZennasCounted() {
    Goldens.networks()
        .properties()
        .forEach(
            entry -> {
              Architecture network =
                  Architecture.parse(entry.getValue().get("structure").stringValue(), 32, 100);
              assertThat(score("params", "zennas", network))
                  .isEqualTo(entry.getValue().get("zennas_budget_params").doubleValue());
              assertThat(score("flops", "zennas", network))
                  .isEqualTo(entry.getValue().get("zennas_budget_flops").doubleValue());
              assertThat(score("layers", "zennas", network))
                  .isEqualTo(entry.getValue().get("layers").doubleValue());
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomIsStandardNormalAndKnowsNetworkAndDraw(long seed) {
    Architecture first = BlockKinds.small(BlockKinds.structures().get(0));
    Architecture second = BlockKinds.small(BlockKinds.structures().get(1));
    Probe probe = new Probe(new Seed(seed), 1, 4000);
    Score.Known score = (Score.Known) new RandomScore().score(first, probe);
    assertThat(score.mean()).isCloseTo(0, within(0.08));
    assertThat(score.sd()).isCloseTo(1, within(0.06));
    assertThat(score.values()).doesNotHaveDuplicates();
    assertThat(new RandomScore().score(first, probe)).isEqualTo(score);
    Score.Known other = (Score.Known) new RandomScore().score(second, probe);
    assertThat(
            IntStream.range(0, 4000)
                    .mapToDouble(i -> score.values().get(i) * other.values().get(i))
                    .sum()
                / 4000)
        .isCloseTo(0, within(0.08));
  }

  @Test
  void closedFormByHand() {
    // stem: w = 27, from the image; 1x1 from 8 rectified channels: w = 8; 3x3: w = 72; 1x1: w = 8
    double after = 0.5 - 1 / (2 * Math.PI);
    double expected = 0;
    for (double kw :
        List.of(27.0, 8 * after, 72 * after, 8 * after, 8 * after, 72 * after, 8 * after)) {
      expected += Math.log(0.81 + 0.19 * kw) / 2;
    }
    assertThat(score("zen-closed-form", "zennas", NETWORK)).isCloseTo(expected, within(1e-12));
  }

  /** The distance term lies between 3.6 and 11; the rest is right to 2.2 %. */
  @Test
  void closedFormIsTheZenScoreLessItsDistanceTerm() {
    List<Golden> goldens = Goldens.of("zen");
    assertThat(goldens).hasSizeGreaterThan(20);
    for (Golden golden : goldens) {
      double form = score("zen-closed-form", "zennas", golden.architecture());
      assertThat(golden.mean() - form)
          .as(golden.network())
          .isBetween(3 - 0.022 * form, 11 + 0.022 * form);
    }
  }
}
