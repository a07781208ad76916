package incnas.space;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.Block;
import incnas.architecture.BottleneckBlock;
import incnas.architecture.ConvBlock;
import incnas.architecture.InvertedBlock;
import incnas.architecture.PlainBlock;
import incnas.architecture.ResidualBlock;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every child has, over lines of descent. */
class MutationTest {
  private static final int GENERATIONS = 150;

  /** A line of descent in which limits on width and depth keep the networks ordinary. */
  private static List<Architecture> descent(String space, long seed) {
    Mutation mutation = Mutations.of(space);
    Architecture at = new Architecture(SearchSpace.of(space).initial(), 32, 100);
    List<Architecture> line = new ArrayList<>(List.of(at));
    for (int t = 0; t < GENERATIONS; t++) {
      Architecture child = mutation.mutate(at, 2, new Seed(seed).derive("mutate", t));
      line.add(child);
      boolean ordinary =
          child.layers() <= 40 && child.blocks().stream().allMatch(b -> b.out() <= 3000);
      at = ordinary ? child : at;
    }
    return line;
  }

  @ParameterizedTest
  @CsvSource({"A,1", "A,2", "A,3", "A,4", "B,1", "B,2", "B,3", "B,4"})
  void childrenAreWholeNetworks(String space, long seed) {
    for (Architecture child : descent(space, seed)) {
      assertThat(child.chainBreak()).isEmpty();
      assertThat(Architecture.parse(child.structure(), 32, 100)).isEqualTo(child);
      assertThat(child.blocks().get(0).in()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"A,5", "A,6", "B,5", "B,6"})
  void blocksStayOfTheSpaceAndInItsBounds(String space, long seed) {
    for (Architecture child : descent(space, seed)) {
      List<Block> blocks = child.blocks();
      assertThat(blocks.get(0)).isInstanceOf(ConvBlock.class);
      assertThat(blocks.get(blocks.size() - 1)).isInstanceOf(ConvBlock.class);
      for (Block block : blocks.subList(1, blocks.size() - 1)) {
        assertThat(block).isNotInstanceOf(ConvBlock.class);
        assertThat(block instanceof InvertedBlock).isEqualTo(space.equals("B"));
        // two passes leave a child of a deepest parent, 5 + 2 layers, at 3 and 4
        assertThat(block.layers()).isBetween(1, 5);
      }
      for (Block block : blocks) {
        assertThat(block.out() % 8).isZero();
        assertThat(block.out()).isBetween(8, space.equals("A") ? 2048 : Integer.MAX_VALUE);
        assertThat(bottleneck(block) % 8).isZero();
        assertThat(bottleneck(block)).isBetween(8, space.equals("A") ? 2048 : Integer.MAX_VALUE);
      }
      Block tail = blocks.get(blocks.size() - 1);
      assertThat(tail.out() == 2048 || space.equals("A")).isTrue();
    }
  }

  private static int bottleneck(Block block) {
    if (block instanceof ResidualBlock b) {
      return b.bottleneck();
    } else if (block instanceof BottleneckBlock b) {
      return b.bottleneck();
    } else if (block instanceof InvertedBlock b) {
      return b.bottleneck();
    }
    return 8;
  }

  /** A split block's second part has stride 1, so that the product of strides never changes. */
  @ParameterizedTest
  @CsvSource({"A,7", "A,8", "B,7", "B,8"})
  void strideNeverChangesAndNoBlockVanishes(String space, long seed) {
    List<Architecture> line = descent(space, seed);
    List<Integer> strides = strided(line.get(0));
    int blocks = line.get(0).blocks().size();
    for (Architecture child : line) {
      assertThat(strided(child)).isEqualTo(strides);
      assertThat(child.blocks()).hasSizeGreaterThanOrEqualTo(blocks);
      ConvBlock stem = (ConvBlock) child.blocks().get(0);
      assertThat(stem.kernel()).isEqualTo(3);
      assertThat(stem.layers()).isEqualTo(1);
      assertThat(stem.stride()).isEqualTo(line.get(0).blocks().get(0).stride());
    }
    assertThat(line).anyMatch(child -> child.blocks().size() > blocks);
  }

  private static List<Integer> strided(Architecture network) {
    return network.blocks().stream().map(Block::stride).filter(s -> s > 1).toList();
  }

  @Test
  void theTailMutatesInSpaceAAlone() {
    assertThat(descent("A", 9)).anyMatch(child -> tail(child).out() != 128);
    assertThat(descent("B", 9)).allMatch(child -> tail(child).out() == 2048);
  }

  private static Block tail(Architecture network) {
    return network.blocks().get(network.blocks().size() - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aDrawReplacesOneBlockAndTheSameSeedTheSame(long seed) {
    Architecture parent = new Architecture(SearchSpace.of("A").initial(), 32, 100);
    Mutation mutation = Mutations.of("A");
    Architecture one = mutation.mutate(parent, 1, new Seed(seed));
    Architecture two = mutation.mutate(parent, 2, new Seed(seed));
    assertThat(mutation.mutate(parent, 1, new Seed(seed))).isEqualTo(one);
    assertThat(mutation.mutate(parent, 2, new Seed(seed))).isEqualTo(two);
    assertThat(changed(parent, one)).isLessThanOrEqualTo(1);
    assertThat(changed(parent, two)).isLessThanOrEqualTo(2);
    assertThat(parent.blocks()).isEqualTo(SearchSpace.of("A").initial());
  }

  /** Blocks that differ in more than the width that the block before hands them. */
  private static int changed(Architecture parent, Architecture child) {
    assertThat(child.blocks()).hasSameSizeAs(parent.blocks());
    int changed = 0;
    for (int i = 0; i < parent.blocks().size(); i++) {
      PlainBlock before = (PlainBlock) parent.blocks().get(i);
      PlainBlock after = (PlainBlock) child.blocks().get(i);
      changed += before.equals(after.withIn(before.in())) ? 0 : 1;
    }
    return changed;
  }

  @Test
  void withoutLimitsWidthsStopWhereStructureStringsDo() {
    BlockMutation mutation = Mutations.of("B");
    assertThat(mutation.widths(999_000)).allMatch(width -> width <= 999_999 && width % 8 == 0);
  }
}
