package incnas.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Chains of blocks: those that a mutation may choose from.
 *
 * @param widestBlock no mutated width exceeds it
 * @param tailMutates whether the last block's width may change
 */
record BlockSpace(
    String name,
    String description,
    String initialStructure,
    List<BlockType> types,
    int widestBlock,
    boolean tailMutates)
    implements SearchSpace {
  private static final int WIDEST_A = 2048;

  /** The public program has no limit; this is where structure strings end. */
  private static final int WIDEST_B = 999_992;

  private static final List<Integer> OFFICIAL_WEIGHTS_B =
      List.of(12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);

  BlockSpace {
    types = List.copyOf(types);
  }

  /** Without end, but for the width. */
  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  /** Search space A: residual and bottleneck blocks; ZenNAS's search_space_XXBL. */
  static BlockSpace a() {
    return new BlockSpace(
        "A",
        "residual and bottleneck blocks, kernels 3, 5, 7 (ResNet)",
        "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)"
            + "SuperResK3K3(32,64,2,32,1)SuperResK3K3(64,64,2,32,1)SuperConvK1BNRELU(64,128,1,1)",
        List.of(
            BlockType.bottleneck(3, 3),
            BlockType.bottleneck(5, 3),
            BlockType.bottleneck(7, 2),
            BlockType.residual(3, 3),
            BlockType.residual(5, 3),
            BlockType.residual(7, 2)),
        WIDEST_A,
        true);
  }

  /** Search space B: inverted depthwise blocks; ZenNAS's search_space_IDW_fixfc. */
  static BlockSpace b() {
    List<BlockType> types = new ArrayList<>();
    int listed = 0;
    for (int kernel : new int[] {3, 5, 7}) {
      for (int expansion : new int[] {1, 2, 4, 6}) {
        types.add(BlockType.inverted(expansion, kernel, OFFICIAL_WEIGHTS_B.get(listed++)));
      }
    }
    return new BlockSpace(
        "B",
        "inverted depthwise blocks, expansions 1, 2, 4, 6, kernels 3, 5, 7 (MobileNet)",
        "SuperConvK3BNRELU(3,8,2,1)SuperResIDWE6K3(8,32,2,8,1)SuperResIDWE6K3(32,48,2,32,1)"
            + "SuperResIDWE6K3(48,96,2,48,1)SuperResIDWE6K3(96,128,2,96,1)"
            + "SuperConvK1BNRELU(128,2048,1,1)",
        types,
        WIDEST_B,
        false);
  }
}
