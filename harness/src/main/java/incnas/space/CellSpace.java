package incnas.space;

import incnas.architecture.Cell;
import incnas.architecture.CellOperation;
import java.util.OptionalLong;

/** NAS-Bench-201: every choice of five operations on the six edges of a cell. */
record CellSpace() implements SearchSpace {
  @Override
  public String name() {
    return "nasbench201";
  }

  @Override
  public String description() {
    return "NAS-Bench-201: cells of six edges, five operations";
  }

  /** A 3 x 3 convolution on every edge. */
  @Override
  public String initialStructure() {
    return Cell.uniform(CellOperation.CONV_3X3).text();
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of((long) Math.pow(CellOperation.values().length, Cell.EDGES));
  }
}
