package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import incnas.score.Direction;
import incnas.score.Score;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTablesTest {
  private static final List<Baseline> BASELINES =
      List.of(
          Baseline.of(new Simulated(1, 4, 1).drawn(1), Baseline.ENGINE, new Seed(1)),
          Baseline.of(
              new Measurement(
                  new Subject("te-ntk", "zennas", "own", "cifar10"),
                  Direction.LOWER_IS_BETTER,
                  List.of("a", "b"),
                  List.of(1.0, 2.0),
                  List.of(new Score.Known(List.of(1e40, 3e41)), new Score.Undefined("why"))),
              Baseline.ENGINE,
              new Seed(1)));

  private static List<Line> lines(String file, List<String> columns, List<List<String>> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> Line.of(file + ":" + (i + 2), columns, cells.get(i)))
        .toList();
  }

  private static List<Line> proxies() {
    return lines("b.csv", BaselineTables.COLUMNS, BaselineTables.lines(BASELINES));
  }

  private static List<Line> networks() {
    return lines("n.csv", BaselineTables.NETWORK_COLUMNS, BaselineTables.networkLines(BASELINES));
  }

  @Test
  void baselinesComeBackExactly() {
    assertThat(BASELINES.get(1).spearman()).isEmpty();
    assertThat(BaselineTables.read(proxies(), networks())).isEqualTo(BASELINES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "n!63!b.csv:2: column n: 63 networks, but the table of networks has 64 of this proxy",
        "n!x!b.csv:2: column n: 'x' is no number",
        "draws!2.5!b.csv:2: column draws: '2.5' is no count",
        "scale!cubic!b.csv:2: column scale: must be one of [linear, log, negative-log]",
        "direction!up!b.csv:2: column direction: 'up' is neither 'higher is better' nor",
        "low!''!b.csv:2: column low: is empty",
        "proxy!zem!b.csv:2: column n: 64 networks, but the table of networks has 0"
      })
  void mistakesAreNamedByFileLineAndColumn(String column, String cell, String problem) {
    List<Line> proxies = new ArrayList<>(proxies());
    proxies.set(0, with(proxies.get(0), column, cell));
    assertThatThrownBy(() -> BaselineTables.read(proxies, networks()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }

  @Test
  void mistakesOfNetworksAndSecondBaselinesAreNamed() {
    List<Line> networks = new ArrayList<>(networks());
    networks.set(3, with(networks.get(3), "sd", "-1"));
    assertThatThrownBy(() -> BaselineTables.read(proxies(), networks))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("n.csv:5: column sd: is negative");
    List<Line> proxies = new ArrayList<>(proxies());
    proxies.add(proxies.get(0));
    assertThatThrownBy(() -> BaselineTables.read(proxies, networks()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.csv:2: a second baseline of zen (zennas");
  }

  private static Line with(Line line, String column, String cell) {
    List<String> columns = List.copyOf(line.cells().keySet());
    List<String> cells = new ArrayList<>(line.cells().values());
    cells.set(columns.indexOf(column), cell);
    return Line.of(line.place(), columns, cells);
  }
}
