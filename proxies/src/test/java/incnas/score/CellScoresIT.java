package incnas.score;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.Cell;
import incnas.architecture.CellOperation;
import incnas.seed.Seed;
import incnas.testing.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores of NAS-Bench-201 networks: numbers where there is a signal, reasons where there is none.
 */
class CellScoresIT {
  private static final Probe PROBE = new Probe(new Seed(1), 2, 1);

  private static Score score(Proxy proxy, String cell) {
    return proxy.score(Architecture.parse(cell, 32, 10), PROBE);
  }

  static Stream<Arguments> definitions() {
    return Proxies.list().stream()
        .filter(entry -> !entry.name().equals("incorporated"))
        .flatMap(e -> e.profiles().stream().map(profile -> Arguments.of(e.name(), profile)));
  }

  /** Whatever the cell: nothing fails, and a cell that is alive has a number. */
  @ParameterizedTest
  @MethodSource("definitions")
  void everyProxyGivesANumberOrAReason(String name, Profile profile) {
    Proxy proxy = Proxies.of(name, profile, ZenScore.GAMMA);
    for (String cell : Cells.CHOSEN) {
      Score score = score(proxy, cell);
      if (score instanceof Score.Undefined undefined) {
        assertThat(undefined.reason()).as(cell).isNotBlank();
      }
      assertThat(score(proxy, cell)).as(cell).isEqualTo(score);
    }
    if (!name.matches("entropy|effectiveness|incorporated.*|zen-closed-form")) {
      assertThat(score(proxy, Cells.CHOSEN.get(6))).isInstanceOf(Score.Known.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void zenOrdersWideAwakeCellsAboveSkips(Profile profile) {
    ZenScore zen = new ZenScore(profile, ZenScore.GAMMA);
    double convs = ((Score.Known) score(zen, Cell.uniform(CellOperation.CONV_3X3).text())).mean();
    double skips =
        ((Score.Known) score(zen, Cell.uniform(CellOperation.SKIP_CONNECT).text())).mean();
    assertThat(convs).isGreaterThan(skips + 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
        "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|",
      })
  void zenOfACellThatGivesNothingIsUndefined(String cell) {
    for (Profile profile : Profile.values()) {
      assertThat(score(new ZenScore(profile, ZenScore.GAMMA), cell))
          .isEqualTo(
              new Score.Undefined(
                  "the features overflowed or did not move under the perturbation"));
    }
  }

  @Test
  void whatIsDefinedByStagesIsUndefined() {
    Score.Undefined reason =
        new Score.Undefined("a network of cells has no main path, and so no stages");
    String cell = Cell.uniform(CellOperation.CONV_3X3).text();
    for (Profile profile : Profile.values()) {
      assertThat(score(new EntropyScore(profile), cell)).isEqualTo(reason);
      assertThat(score(new EffectivenessScore(profile), cell)).isEqualTo(reason);
      assertThat(score(Proxies.of("incorporated-l", profile, 0.01), cell)).isEqualTo(reason);
    }
  }
}
