package incnas.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The main path cut at resolution changes: a new stage begins before each block with a stride,
 * except block 0.
 *
 * @param ends one per stage, in order; none in a network of cells, which has no main path
 */
public record Stages(List<End> ends) {
  public Stages {
    ends = List.copyOf(ends);
  }

  /**
   * The end of a stage.
   *
   * @param convs convolutions from the image up to here
   * @param channels of the map here
   * @param side of the map here, floored at each stride
   * @param logWidths sum of ln(c k^2 / g) over those convolutions
   */
  public record End(int convs, int channels, int side, double logWidths) {}

  public static Stages of(Architecture architecture) {
    List<Block> blocks = architecture.blocks();
    if (blocks.get(0) instanceof CellNetwork) {
      return new Stages(List.of());
    }
    int[] convs = new int[blocks.size()];
    double[] logs = new double[blocks.size()];
    for (LayerGraph.Node node : architecture.lower(Variant.MAIN_PATH).nodes()) {
      if (node.layer() instanceof Layer.Conv conv) {
        convs[node.block()]++;
        logs[node.block()] += StrictMath.log(conv.fanIn());
      }
    }
    List<End> ends = new ArrayList<>();
    int side = architecture.resolution();
    int total = 0;
    double sum = 0;
    for (int i = 0; i < blocks.size(); i++) {
      side /= blocks.get(i).stride();
      total += convs[i];
      sum += logs[i];
      boolean last = i + 1 == blocks.size();
      if (last || blocks.get(i + 1).stride() > 1) {
        ends.add(new End(total, blocks.get(i).out(), side, sum));
      }
    }
    return new Stages(ends);
  }
}
