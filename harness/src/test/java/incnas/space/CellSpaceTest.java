package incnas.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.architecture.Architecture;
import incnas.architecture.Cell;
import incnas.architecture.CellNetwork;
import incnas.architecture.CellOperation;
import incnas.architecture.Cost;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.experiment.LimitSettings;
import incnas.experiment.SampleSettings;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The space of NAS-Bench-201's cells: where it begins, how it mutates, what its limits are. */
class CellSpaceTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final int CHILDREN = 20_000;
  private static final double FALSE_ALARM = 1e-4;

  private static final SearchSpace SPACE = SearchSpace.of("nasbench201");
  private static final Mutation MUTATION =
      Mutation.of(SPACE, Mutations.settings("official-code", 6));
  private static final Architecture INITIAL = new Architecture(SPACE.initial(), 32, 10);

  private static Cell cell(Architecture network) {
    return ((CellNetwork) network.blocks().get(0)).cell();
  }

  private static int differences(Architecture a, Architecture b) {
    int different = 0;
    for (int edge = 0; edge < Cell.EDGES; edge++) {
      different += cell(a).edges().get(edge) == cell(b).edges().get(edge) ? 0 : 1;
    }
    return different;
  }

  @Test
  void beginsWithThreeByThreeConvolutionsAndHasAnEnd() {
    assertThat(cell(INITIAL).edges()).hasSize(6).containsOnly(CellOperation.CONV_3X3);
    assertThat(SPACE.size()).hasValue(15_625);
    assertThat(SearchSpace.of("A").size()).isEmpty();
    assertThatThrownBy(() -> SearchSpace.of("nasbench"))
        .hasMessage("unknown search space 'nasbench'; known: A, B, nasbench201");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aLineOfDescent(long seed) {
    Architecture at = INITIAL;
    Set<Architecture> met = new HashSet<>();
    for (int t = 0; t < 500; t++) {
      Architecture one = MUTATION.mutate(at, 1, new Seed(seed).derive("one", t));
      Architecture two = MUTATION.mutate(at, 2, new Seed(seed).derive("two", t));
      assertThat(differences(at, one)).isEqualTo(1);
      assertThat(differences(at, two)).isBetween(1, 2);
      assertThat(MUTATION.mutate(at, 2, new Seed(seed).derive("two", t))).isEqualTo(two);
      assertThat(two.resolution()).isEqualTo(32);
      assertThat(two.classes()).isEqualTo(10);
      at = two;
      met.add(at);
    }
    assertThat(met).hasSizeGreaterThan(450);
  }

  @Test
  void everyEdgeAndOtherOperationAsOftenAsTheRest() {
    Architecture parent =
        Architecture.parse(
            "|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|",
            32,
            10);
    List<CellOperation> operations = List.of(CellOperation.values());
    long[] counts = new long[Cell.EDGES * operations.size()];
    for (int i = 0; i < CHILDREN; i++) {
      Cell child = cell(MUTATION.mutate(parent, 1, new Seed(i)));
      for (int edge = 0; edge < Cell.EDGES; edge++) {
        if (child.edges().get(edge) != cell(parent).edges().get(edge)) {
          counts[edge * operations.size() + operations.indexOf(child.edges().get(edge))]++;
        }
      }
    }
    long[] drawn = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(drawn).hasSize(Cell.EDGES * (operations.size() - 1));
    assertThat(Arrays.stream(drawn).sum()).isEqualTo(CHILDREN);
    double[] expected = new double[drawn.length];
    Arrays.fill(expected, (double) CHILDREN / drawn.length);
    assertThat(new ChiSquareTest().chiSquareTest(expected, drawn)).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void parentsOfAnotherKindAreRefused() {
    Architecture chain = new Architecture(SearchSpace.of("A").initial(), 32, 10);
    assertThatThrownBy(() -> MUTATION.mutate(chain, 1, new Seed(1)))
        .hasMessage(chain.structure() + " is no cell; give a network of the search's space");
    assertThatThrownBy(() -> Mutations.of("A").mutate(INITIAL, 1, new Seed(1)))
        .hasMessage(INITIAL.structure() + " is a cell; give a network of the search's space, A");
  }

  private static Verdict check(int layers, double params, double flops, double rho) {
    LimitSettings limits = new LimitSettings("exact", "zennas", layers, params, flops, rho);
    return new Budget(limits).check(INITIAL);
  }

  @Test
  void limits() {
    Cost cost = Cost.of(INITIAL, Variant.of(Semantics.ZENNAS));
    assertThat(check(18, (double) cost.paramsExact(), (double) cost.macs(), NONE))
        .isEqualTo(new Verdict.Within());
    assertThat(check(17, NONE, NONE, NONE)).isEqualTo(new Verdict.Exceeds("layers", 18, 17));
    assertThat(check(18, 1_531_545, NONE, NONE))
        .isEqualTo(new Verdict.Exceeds("params", 1_531_546, 1_531_545));
    assertThat(check(18, NONE, 1e6, NONE)).extracting("what").isEqualTo("flops");
    // there is no rho that could break its limit
    assertThat(check(18, NONE, NONE, 1e-9)).isEqualTo(new Verdict.Within());
  }

  @Test
  void evenSamplesSpreadOverDepth() {
    LimitSettings none = new LimitSettings("exact", "zennas", 18, NONE, NONE, NONE);
    List<Architecture> sample =
        new EvenSample(MUTATION, new Budget(none), new SampleSettings(21, 2_000, 7, 1, 1))
            .from(INITIAL, new Seed(1));
    assertThat(sample).hasSize(21).doesNotHaveDuplicates();
    assertThat(sample.stream().map(a -> Cost.of(a, Variant.MAIN_PATH).convs()).distinct())
        .hasSize(7);
  }
}
