package incnas.testing;

import incnas.architecture.Cell;
import incnas.architecture.CellOperation;
import incnas.architecture.CellSkeleton;
import incnas.architecture.LayerGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** NAS-Bench-201 cells, and networks of them that are small enough to be computed slowly. */
public final class Cells {
  private static final CellSkeleton TINY = new CellSkeleton(4, 2);

  /** Nothing reaches the output; only one edge does; every operation somewhere; one of a kind. */
  public static final List<String> CHOSEN =
      List.of(
          "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
          "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|none~2|",
          "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|",
          "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|",
          "|skip_connect~0|+|skip_connect~0|skip_connect~1|+"
              + "|skip_connect~0|skip_connect~1|skip_connect~2|",
          "|avg_pool_3x3~0|+|avg_pool_3x3~0|avg_pool_3x3~1|+"
              + "|avg_pool_3x3~0|avg_pool_3x3~1|avg_pool_3x3~2|",
          "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|none~2|");

  private Cells() {}

  /** All 5^6 cells. */
  public static List<Cell> all() {
    CellOperation[] operations = CellOperation.values();
    int count = (int) Math.pow(operations.length, Cell.EDGES);
    List<Cell> cells = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      List<CellOperation> edges = new ArrayList<>();
      for (int rest = index; edges.size() < Cell.EDGES; rest /= operations.length) {
        edges.add(operations[rest % operations.length]);
      }
      cells.add(new Cell(edges));
    }
    return cells;
  }

  /** Those above and some drawn with a seed. */
  public static List<String> sample(int drawn, long seed) {
    List<Cell> all = all();
    List<String> sample = new ArrayList<>(CHOSEN);
    new SplittableRandom(seed)
        .ints(drawn, 0, all.size())
        .forEach(i -> sample.add(all.get(i).text()));
    return sample;
  }

  /** A network of 4 channels and 2 cells a stage, for images of side 8 and 5 classes. */
  public static LayerGraph tiny(String cell) {
    return TINY.lower(Cell.parse(cell), 8, 5);
  }
}
