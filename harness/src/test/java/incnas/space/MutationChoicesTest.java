package incnas.space;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.Block;
import incnas.architecture.InvertedBlock;
import incnas.architecture.PlainBlock;
import incnas.architecture.ResidualBlock;
import incnas.experiment.MutationSettings;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a mutation chooses what: chi-square over 20,000 children of fixed seeds. */
class MutationChoicesTest {
  private static final int CHILDREN = 20_000;
  private static final double FALSE_ALARM = 1e-4;

  private static final List<String> TYPES_A =
      List.of(
          "SuperResK1K3K1",
          "SuperResK1K5K1",
          "SuperResK1K7K1",
          "SuperResK3K3",
          "SuperResK5K5",
          "SuperResK7K7");

  private static final List<String> TYPES_B =
      IntStream.of(3, 5, 7)
          .boxed()
          .flatMap(k -> IntStream.of(1, 2, 4, 6).mapToObj(e -> "SuperResIDWE" + e + "K" + k))
          .toList();

  /** A network of one block, of a kind that the space itself does not have. */
  private static Architecture foreign(String space, int layers) {
    Block block =
        space.equals("A")
            ? new InvertedBlock(1, 3, 3, 64, 1, 64, layers)
            : new ResidualBlock(3, 3, 64, 1, 64, layers);
    return new Architecture(List.of(block), 32, 10);
  }

  private static <T> long[] counts(
      Mutation mutation, Architecture parent, List<T> values, Function<PlainBlock, T> value) {
    long[] counts = new long[values.size()];
    for (int i = 0; i < CHILDREN; i++) {
      PlainBlock block = (PlainBlock) mutation.mutate(parent, 1, new Seed(i)).blocks().get(0);
      int index = values.indexOf(value.apply(block));
      assertThat(index).as(block.text()).isNotNegative();
      counts[index]++;
    }
    return counts;
  }

  /** Chance of counts at least as far from what the weights expect. */
  private static double chance(long[] counts, double... weights) {
    double total = Arrays.stream(weights).sum();
    double[] expected = Arrays.stream(weights).map(w -> w / total * CHILDREN).toArray();
    return new ChiSquareTest().chiSquareTest(expected, counts);
  }

  private static double[] ones(int size) {
    return IntStream.range(0, size).mapToDouble(i -> 1).toArray();
  }

  @Test
  void officialTypesOfSpaceA() {
    long[] counts = counts(Mutations.of("A"), foreign("A", 1), TYPES_A, PlainBlock::type);
    assertThat(chance(counts, 3, 3, 2, 3, 3, 2)).isGreaterThan(FALSE_ALARM);
    assertThat(chance(counts, ones(6))).isLessThan(1e-12);
  }

  @Test
  void officialTypesOfSpaceB() {
    long[] counts = counts(Mutations.of("B"), foreign("B", 1), TYPES_B, PlainBlock::type);
    assertThat(chance(counts, 12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)).isGreaterThan(FALSE_ALARM);
    assertThat(chance(counts, ones(12))).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"A", "B"})
  void uniformTypes(String space) {
    List<String> types = space.equals("A") ? TYPES_A : TYPES_B;
    Mutation mutation = Mutation.of(SearchSpace.of(space), Mutations.settings("uniform", 6));
    long[] counts = counts(mutation, foreign(space, 1), types, PlainBlock::type);
    assertThat(chance(counts, ones(types.size()))).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void widthsAndDepthsAreUniform() {
    // 64 x 2.5, 2, 1.5, 1.25, 1, 0.8 (51.2), 2/3 (42.7), 0.5, 0.4 (25.6)
    List<Integer> widths = List.of(160, 128, 96, 80, 64, 48, 40, 32, 24);
    BlockMutation mutation = Mutations.of("A");
    assertThat(mutation.widths(64)).isEqualTo(widths);
    long[] out = counts(mutation, foreign("A", 1), widths, PlainBlock::out);
    assertThat(chance(out, ones(9))).isGreaterThan(FALSE_ALARM);
    long[] depth = counts(mutation, foreign("A", 3), List.of(1, 2, 3, 4, 5), PlainBlock::layers);
    assertThat(chance(depth, ones(5))).isGreaterThan(FALSE_ALARM);
    long[] shallow = counts(mutation, foreign("A", 1), List.of(1, 2, 3), PlainBlock::layers);
    assertThat(chance(shallow, ones(3))).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void everyBlockIsDrawnAsOftenAsTheOthers() {
    Architecture parent = new Architecture(SearchSpace.of("A").initial(), 32, 100);
    // any width but its own, so that a drawn block always shows
    Mutation mutation =
        Mutation.of(
            SearchSpace.of("A"),
            new MutationSettings("uniform", 10, 2, List.of(2.0), List.of(0), "uniform", 6, 3));
    long[] counts = new long[parent.blocks().size()];
    for (int i = 0; i < CHILDREN; i++) {
      Architecture child = mutation.mutate(parent, 1, new Seed(i));
      for (int b = 0; b < counts.length; b++) {
        counts[b] += child.blocks().get(b).out() == parent.blocks().get(b).out() ? 0 : 1;
      }
    }
    assertThat(Arrays.stream(counts).sum()).isEqualTo(CHILDREN);
    assertThat(chance(counts, ones(6))).isGreaterThan(FALSE_ALARM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // 20 and 12 are ties at 8: 20 goes down to 16, 12 up to 16, as Python rounds
        "A; 8; 16 8",
        "A; 16; 40 32 24 16 8",
        "A; 40; 96 80 64 48 40 32 24 16",
        "A; 2048; 2048 1640 1368 1024 816",
        "B; 2048; 5120 4096 3072 2560 2048 1640 1368 1024 816",
      })
  void widthsByHand(String space, int width, String expected) {
    List<Integer> widths = new ArrayList<>();
    for (String number : expected.split(" ", -1)) {
      widths.add(Integer.parseInt(number));
    }
    assertThat(Mutations.of(space).widths(width)).isEqualTo(widths);
  }
}
