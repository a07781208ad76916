package incnas.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an edge of a NAS-Bench-201 cell does with a map; channels and side stay as they are. */
public enum CellOperation {
  /** No connection: all zeros. */
  NONE("none"),
  /** The map itself. */
  SKIP_CONNECT("skip_connect"),
  /** ReLU, 1 x 1 convolution, batch normalisation. */
  CONV_1X1("nor_conv_1x1"),
  /** ReLU, 3 x 3 convolution, batch normalisation. */
  CONV_3X3("nor_conv_3x3"),
  /** Mean over 3 x 3 windows of stride 1. */
  AVERAGE_POOL_3X3("avg_pool_3x3");

  private final String label;

  CellOperation(String label) {
    this.label = label;
  }

  /** Name in a cell string. */
  public String label() {
    return label;
  }

  static Optional<CellOperation> of(String label) {
    return Arrays.stream(values()).filter(operation -> operation.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(CellOperation::label).toList();
  }
}
