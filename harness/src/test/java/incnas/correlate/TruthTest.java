package incnas.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.run.UserError;
import incnas.score.Direction;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {
  private static final List<String> HEADER = List.of("arch", "seed1", "seed2", "zen", "set");
  private static final TruthColumns COLUMNS =
      new TruthColumns(
          "arch", List.of("seed1", "seed2"), Map.of("zen", "zen"), Map.of("set", "cifar10"));

  private static Line line(int number, String cells) {
    return Line.of("t.csv:" + number, HEADER, List.of(cells.split(",", -1)));
  }

  private static Truth truth(String... lines) {
    return Truth.of(
        "t.csv",
        COLUMNS,
        IntStream.range(0, lines.length).mapToObj(i -> line(i + 2, lines[i])).toList());
  }

  @Test
  void chosenLinesBecomeNetworks() {
    Truth truth =
        truth(
            "|a~0|,90,92,1e60,cifar10",
            "|a~0|,1,2,3,cifar100",
            "b, 80 ,80,-1e+08,cifar10",
            "c,70,71,,cifar10",
            "d,60,61,NaN,cifar10");
    assertThat(truth.size()).isEqualTo(4);
    assertThat(truth.accuracies()).containsExactly(91.0, 80.0, 70.5, 60.5);
    assertThat(truth.accuraciesBySeed().get(0)).containsExactly(90.0, 92.0);
    assertThat(truth.networks().get(0).architecture()).isEqualTo("|a~0|");
    OptionalDouble none = OptionalDouble.empty();
    assertThat(truth.published("zen", Direction.HIGHER_IS_BETTER).scores())
        .containsExactly(OptionalDouble.of(1e60), none, none, none);
    assertThatThrownBy(() -> truth.published("flops", Direction.HIGHER_IS_BETTER))
        .hasMessageContaining("no published proxy flops in t.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a,90,x,1,cifar10!t.csv:2: column seed2: 'x' is no number; write one such as 93.25 or 1e-3",
        "a,90,,1,cifar10!t.csv:2: column seed2: is empty; fill it in or remove the line",
        "a,90,NaN,1,cifar10!t.csv:2: column seed2: 'NaN' is no number",
        "a,90,1e999,1,cifar10!t.csv:2: column seed2: '1e999' is no number",
        "a,90,91,abc,cifar10!t.csv:2: column zen: 'abc' is no number",
        ",90,91,1,cifar10!t.csv:2: column arch: is empty",
        "a,90,91,1,svhn!t.csv: no line of a network with {set=cifar10}; check the file"
      })
  void badCellsAreNamedByFileLineAndColumn(String cells, String problem) {
    assertThatThrownBy(() -> truth(cells))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aSecondLineOfANetworkIsAnotherTraining() {
    Truth truth = truth("a,1,2,3,cifar10", "b,1,2,3,cifar10", "a,5,6,3,cifar10");
    assertThat(truth.networks()).hasSize(2);
    assertThat(truth.accuraciesBySeed().get(0)).containsExactly(1.0, 2.0, 5.0, 6.0);
  }

  @Test
  void otherPublishedScoresOfANetworkAndAMissingColumnAreErrors() {
    assertThatThrownBy(() -> truth("a,1,2,3,cifar10", "b,1,2,3,cifar10", "a,1,2,4,cifar10"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("t.csv:4: column arch: 'a' stood above with other published scores");
    TruthColumns other = new TruthColumns("architecture", "seed1");
    assertThatThrownBy(() -> Truth.of("t.csv", other, List.of(line(2, "a,1,2,3,cifar10"))))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "t.csv:2: no column 'architecture'; the columns are arch, seed1, seed2, zen, set;"
                + " name one of them");
  }

  private static Truth many(int n) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      lines.add(line(i + 2, "net" + i + "," + i + "," + i + ",1,cifar10"));
    }
    return Truth.of("t.csv", COLUMNS, lines);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void samplesAreSeededSortedNestedAndWithoutRepetition(long seed) {
    Truth truth = many(1000);
    Truth sample = truth.sample(100, new Seed(seed));
    List<Integer> indices = sample.networks().stream().map(TrueNetwork::index).toList();
    assertThat(indices).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(truth.sample(100, new Seed(seed))).isEqualTo(sample);
    assertThat(truth.sample(100, new Seed(seed + 10))).isNotEqualTo(sample);
    assertThat(truth.sample(300, new Seed(seed)).networks()).containsAll(sample.networks());
    assertThat(truth.sample(1000, new Seed(seed))).isEqualTo(truth);
    // the mean of 100 of 0..999: 499.5, standard error 27
    assertThat(indices.stream().mapToInt(i -> i).average().getAsDouble()).isBetween(390.0, 610.0);
  }

  @Test
  void samplesDoNotDependOnTheOrderOfTheLines() {
    Truth truth = many(200);
    List<Line> shuffled = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      shuffled.add(line(i + 2, "net" + i + "," + i + "," + i + ",1,cifar10"));
    }
    Collections.shuffle(shuffled, new Random(1));
    Truth other = Truth.of("t.csv", COLUMNS, shuffled);
    assertThat(architectures(other.sample(20, new Seed(1))))
        .containsExactlyInAnyOrderElementsOf(architectures(truth.sample(20, new Seed(1))));
  }

  private static List<String> architectures(Truth truth) {
    return truth.networks().stream().map(TrueNetwork::architecture).toList();
  }

  @Test
  void tooLargeASampleIsAnError() {
    assertThatThrownBy(() -> many(5).sample(6, new Seed(1)))
        .isInstanceOf(UserError.class)
        .hasMessage("t.csv: a sample of 6 networks is asked for, but it has 5; ask for 1 to 5");
    assertThatThrownBy(() -> many(5).sample(0, new Seed(1))).isInstanceOf(UserError.class);
  }
}
