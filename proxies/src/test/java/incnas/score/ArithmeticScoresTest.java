package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.Effectiveness;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.seed.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores that need no engine. */
class ArithmeticScoresTest {
  private static final Probe PROBE = new Probe(new Seed(1), 4, 3);
  private static final Architecture NETWORK =
      Architecture.parse(
          "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,2,8,1)SuperResK3K3(16,16,1,8,2)", 8, 5);

  @Test
  void readingsFollowTheProfile() {
    assertThat(new EntropyScore(Profile.PAPER_TEXT).score(NETWORK, PROBE))
        .isEqualTo(new Score.Known(List.of(Entropy.of(NETWORK, Reading.PAPER_TEXT).score())));
    assertThat(new EntropyScore(Profile.OFFICIAL_CODE).score(NETWORK, PROBE))
        .isEqualTo(new EntropyScore(Profile.ZENNAS).score(NETWORK, PROBE))
        .isEqualTo(new Score.Known(List.of(Entropy.of(NETWORK, Reading.OFFICIAL_CODE).score())));
    assertThat(new EffectivenessScore(Profile.PAPER_TEXT).score(NETWORK, PROBE))
        .isEqualTo(new Score.Known(List.of(Effectiveness.of(NETWORK, Reading.PAPER_TEXT))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "official-code; 8; SuperConvK3BNRELU(3,8,1,2); the depth penalty is not finite",
        "official-code; 8; SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,8,1,8,2);"
            + " the depth penalty is not finite: no block is left to compare",
        "paper-text; 8; SuperConvK1BNRELU(3,8,1,1)SuperConvK1BNRELU(8,8,2,60);"
            + " the depth penalty is not finite",
        "paper-text; 4; SuperConvK1BNRELU(3,8,4,1)SuperConvK1BNRELU(8,8,2,1);"
            + " the image of 4 pixels is smaller than the strides",
      })
  void undefinedForAReason(String profile, int resolution, String structure, String reason) {
    Architecture network = Architecture.parse(structure, resolution, 5);
    Score score = new EntropyScore(Profile.of(profile)).score(network, PROBE);
    assertThat(score).isInstanceOf(Score.Undefined.class);
    assertThat(((Score.Undefined) score).reason()).startsWith(reason);
  }
}
