package incnas.architecture;

import java.util.List;

/**
 * The fixed network around a cell, the same in all of NAS-Bench-201: a stem, and three stages of
 * equal cells at widths C, 2C and 4C with a residual block of stride 2 between them.
 *
 * <p>In the layer graph, {@code block} counts stem, cells, reductions and the closing normalisation
 * in their order. Variants do not matter: cells have no gates, and their skips are what is
 * searched.
 *
 * @param channels C, of the stem and the first stage
 * @param cells N, in each stage
 */
public record CellSkeleton(int channels, int cells) {
  /** The published networks: C = 16, N = 5. */
  public static final CellSkeleton NAS_BENCH_201 = new CellSkeleton(16, 5);

  static final int IMAGE_CHANNELS = 3;
  private static final int STAGES = 3;

  public CellSkeleton {
    Block.check("channels", channels, 1);
    Block.check("cells", cells, 1);
  }

  /** Channels of the last stage. */
  int out() {
    return channels << (STAGES - 1);
  }

  /** Product of the strides. */
  int stride() {
    return 1 << (STAGES - 1);
  }

  /** Stem, cells and reductions, one each. */
  int layers() {
    return 1 + STAGES * cells + STAGES - 1;
  }

  /** The network with a cell in each place. */
  public LayerGraph lower(Cell cell, int resolution, int classes) {
    Lowering lowering = new Lowering(Variant.MAIN_PATH, IMAGE_CHANNELS, resolution);
    lower(cell, lowering);
    return lowering.head(classes);
  }

  void lower(Cell cell, Lowering lowering) {
    int index = 0;
    lowering.block(index++, IMAGE_CHANNELS);
    lowering.conv(Path.MAIN, channels, 3, 1, 1);
    lowering.batchNorm(Path.MAIN);
    for (int stage = 0; stage < STAGES; stage++) {
      int width = channels << stage;
      if (stage > 0) {
        lowering.block(index++, width / 2);
        reduce(width, lowering);
      }
      for (int i = 0; i < cells; i++) {
        lowering.block(index++, width);
        new CellLowering(cell, lowering).append();
      }
    }
    lowering.block(index, out());
    lowering.batchNorm(Path.MAIN);
    lowering.relu();
  }

  /** A residual block without a last ReLU; its shortcut pools before it widens. */
  private static void reduce(int width, Lowering lowering) {
    LayerGraph.Node start = lowering.tail();
    lowering.relu();
    lowering.conv(Path.MAIN, width, 3, 2, 1);
    lowering.batchNorm(Path.MAIN);
    lowering.relu();
    lowering.conv(Path.MAIN, width, 3, 1, 1);
    lowering.batchNorm(Path.MAIN);
    LayerGraph.Node main = lowering.tail();
    Layer half = new Layer.AveragePool(2, 2, 0);
    LayerGraph.Node pool =
        lowering.append(
            "shortcut.pool", half, List.of(start.id()), start.channels(), start.side() / 2);
    Layer widen = new Layer.Conv(Path.SHORTCUT, start.channels(), width, 1, 1, 1, false);
    LayerGraph.Node around =
        lowering.append("shortcut.conv", widen, List.of(pool.id()), width, pool.side());
    lowering.append("add", new Layer.Add(), List.of(main.id(), around.id()), width, main.side());
  }
}
