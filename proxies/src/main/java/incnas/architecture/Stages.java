package incnas.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    return new Costs(Variant.MAIN_PATH).stages(architecture);
  }

  /**
   * @param parts what each block has on the main path
   */
  static Stages of(Architecture architecture, Function<Block, Counter.Part> parts) {
    List<Block> blocks = architecture.blocks();
    if (blocks.get(0) instanceof CellNetwork) {
      return new Stages(List.of());
    }
    List<End> ends = new ArrayList<>();
    int side = architecture.resolution();
    int convs = 0;
    double logs = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Counter.Part part = parts.apply(blocks.get(i));
      side /= blocks.get(i).stride();
      convs += part.convs();
      logs += part.logWidths();
      boolean last = i + 1 == blocks.size();
      if (last || blocks.get(i + 1).stride() > 1) {
        ends.add(new End(convs, blocks.get(i).out(), side, logs));
      }
    }
    return new Stages(ends);
  }
}
