package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankAgreementTest {
  @Test
  void sameAndOppositeOrderAreOneAndMinusOne() {
    List<Double> up = List.of(1.0, 2.0, 3.0, 10.0);
    List<Double> down = List.of(4.0, 3.0, 2.0, -9.0);
    assertThat(RankAgreement.of("x", up, up).spearman().orElseThrow()).isEqualTo(1, within(1e-12));
    assertThat(RankAgreement.of("x", up, down).kendallTauB().orElseThrow())
        .isEqualTo(-1, within(1e-12));
  }

  @Test
  void tiesAreCorrectedByHand() {
    // 5 concordant pairs, one tie in a: tau-b = 5 / sqrt((6 - 1) * 6)
    RankAgreement ranks =
        RankAgreement.of("x", List.of(1.0, 1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0));
    assertThat(ranks.n()).isEqualTo(4);
    assertThat(ranks.kendallTauB().orElseThrow()).isEqualTo(5 / Math.sqrt(30), within(1e-12));
    // ranks 1.5 1.5 3 4 against 1 2 3 4: 4.5 / sqrt(4.5 * 5)
    assertThat(ranks.spearman().orElseThrow()).isEqualTo(4.5 / Math.sqrt(22.5), within(1e-12));
  }

  @Test
  void undefinedSaysWhy() {
    RankAgreement few = RankAgreement.of("x", List.of(1.0, 2.0), List.of(1.0, 2.0));
    assertThat(few.undefined()).isEqualTo("fewer than 3 rows with both values");
    assertThat(few.spearman()).isEmpty();
    RankAgreement constant = RankAgreement.of("x", List.of(1.0, 2.0, 3.0), List.of(5.0, 5.0, 5.0));
    assertThat(constant.undefined()).isEqualTo("all values are equal in B");
    assertThat(constant.kendallTauB()).isEmpty();
  }
}
