package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.score.RankCombination.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankCombinationTest {
  private static RankCombination of(Rule rule, String... parts) {
    return new RankCombination("some", "here", List.of(parts), rule);
  }

  @Test
  void tiesShareTheirMeanRank() {
    // ranks 2.5, 2.5, 1, 4 and 4, 2, 2, 2
    double[] sums =
        of(Rule.SUM, "te-ntk", "te-regions")
            .combine(List.of(new double[] {-3, -3, -9, -1}, new double[] {50, 20, 20, 20}));
    assertThat(sums).containsExactly(6.5, 4.5, 3, 6);
  }

  @Test
  void logarithmsOfRelativeRanks() {
    double[] sums =
        of(Rule.LOG_SUM, "az-expressivity", "flops")
            .combine(List.of(new double[] {1, 2, 3}, new double[] {30, 20, 10}));
    double[] expected = {
      Math.log(1.0 / 3) + Math.log(1), 2 * Math.log(2.0 / 3), Math.log(1) + Math.log(1.0 / 3)
    };
    for (int i = 0; i < 3; i++) {
      assertThat(sums[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void lowerIsBetterIsTurnedRound() {
    assertThat(of(Rule.SUM, "effectiveness").combine(List.of(new double[] {0.3, 0.1, 0.2})))
        .containsExactly(1, 3, 2);
  }

  @Test
  void whatOnePartLeavesUndefinedIsLeftOut() {
    double[] sums =
        of(Rule.SUM, "zen", "flops")
            .combine(List.of(new double[] {1, Double.NaN, 3, 2}, new double[] {5, 9, 7, 6}));
    assertThat(sums[1]).isNaN();
    assertThat(sums[0]).isEqualTo(2);
    assertThat(sums[2]).isEqualTo(6);
    assertThat(sums[3]).isEqualTo(4);
    assertThat(of(Rule.SUM, "zen").combine(List.of(new double[] {Double.NaN})))
        .containsOnly(Double.NaN);
  }

  @Test
  void partsMustBeThere() {
    RankCombination both = of(Rule.SUM, "zen", "flops");
    assertThatThrownBy(() -> both.combine(List.of(new double[2])))
        .hasMessage("some has parts [zen, flops], but got scores of 1");
    assertThatThrownBy(() -> both.combine(List.of(new double[2], new double[3])))
        .hasMessage("some needs as many scores of each part");
  }

  @Test
  void listedCombinationsNameListedProxies() {
    assertThat(Proxies.combinations())
        .extracting(RankCombination::name)
        .contains("te-nas", "az-nas");
    for (RankCombination combination : Proxies.combinations()) {
      assertThat(Proxies.names())
          .containsAll(combination.parts())
          .doesNotContain(combination.name());
    }
  }

  @Test
  void aPopulationsRankIsNoNetworksScore() {
    assertThatThrownBy(() -> Proxies.of("te-nas", Profile.ZENNAS, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "proxy 'te-nas' ranks a population and has no score of one network; score every network"
                + " by te-ntk, te-regions, then add up the ranks (sum of ranks)");
  }
}
