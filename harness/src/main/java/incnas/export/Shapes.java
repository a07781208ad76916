package incnas.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** Shape of what each written operator computes, by the definitions of operator set 21. */
final class Shapes {
  /** A dimension that is known by name only: the batch. */
  static final long FREE = -1;

  /** Operands or attributes that do not fit each other. */
  static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    Mismatch(String message) {
      super(message);
    }
  }

  private final NodeProto node;
  private final List<List<Long>> operands;

  private Shapes(NodeProto node, List<List<Long>> operands) {
    this.node = node;
    this.operands = operands;
  }

  static List<Long> infer(NodeProto node, List<List<Long>> operands) throws Mismatch {
    Shapes shapes = new Shapes(node, operands);
    return switch (node.getOpType()) {
      case "Conv" -> shapes.conv();
      case "BatchNormalization" -> shapes.batchNorm();
      case "Relu", "Sigmoid" -> shapes.same(1);
      case "Add" -> shapes.same(2);
      case "Mul" -> shapes.multiply();
      case "GlobalAveragePool" -> shapes.globalPool();
      case "AveragePool" -> shapes.averagePool();
      case "Flatten" -> shapes.flatten();
      case "Gemm" -> shapes.gemm();
      default -> throw new Mismatch("not an operator that is written here");
    };
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void require(boolean holds, String problem, Object... values) throws Mismatch {
    if (!holds) {
      throw new Mismatch(problem.formatted(values));
    }
  }

  private void count(int least, int most) throws Mismatch {
    int count = operands.size();
    require(count >= least && count <= most, "has %d operands", count);
  }

  /** The first operand, which has to be a map [N, C, H, W]. */
  private List<Long> map() throws Mismatch {
    require(operands.get(0).size() == 4, "takes a map, not %s", operands.get(0));
    return operands.get(0);
  }

  private void vector(int operand, long size) throws Mismatch {
    require(
        operands.get(operand).equals(List.of(size)),
        "operand %d is %s, not [%d]",
        operand,
        operands.get(operand),
        size);
  }

  private Optional<AttributeProto> attribute(String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  private AttributeProto attribute(String name, AttributeProto.AttributeType type) throws Mismatch {
    AttributeProto found =
        attribute(name).orElseThrow(() -> new Mismatch("attribute " + name + " is missing"));
    require(found.getType() == type, "attribute %s is of type %s", name, found.getType());
    return found;
  }

  private long integer(String name) throws Mismatch {
    return attribute(name, AttributeProto.AttributeType.INT).getI();
  }

  private List<Long> integers(String name, int size) throws Mismatch {
    List<Long> values = attribute(name, AttributeProto.AttributeType.INTS).getIntsList();
    require(values.size() == size, "attribute %s has %d numbers", name, values.size());
    return values;
  }

  private List<Long> conv() throws Mismatch {
    count(2, 3);
    List<Long> map = map();
    List<Long> weight = operands.get(1);
    require(weight.size() == 4, "weight is %s", weight);
    long groups = integer("group");
    require(
        groups > 0 && weight.get(0) % groups == 0 && weight.get(1) * groups == map.get(1),
        "weight %s does not take %d channels in %d groups",
        weight,
        map.get(1),
        groups);
    require(
        integers("kernel_shape", 2).equals(weight.subList(2, 4)),
        "kernel_shape is not that of weight %s",
        weight);
    if (operands.size() == 3) {
      vector(2, weight.get(0));
    }
    return windows(map, weight.get(0));
  }

  /** Shape after windows of kernel_shape at strides over a padded map, rounded down. */
  private List<Long> windows(List<Long> map, long channels) throws Mismatch {
    List<Long> kernel = integers("kernel_shape", 2);
    List<Long> strides = integers("strides", 2);
    List<Long> pads = integers("pads", 4);
    long[] sides = new long[2];
    for (int axis = 0; axis < 2; axis++) {
      require(strides.get(axis) > 0 && kernel.get(axis) > 0, "strides or kernel not positive");
      require(pads.get(axis) >= 0 && pads.get(axis + 2) >= 0, "negative pads");
      long slack = map.get(axis + 2) + pads.get(axis) + pads.get(axis + 2) - kernel.get(axis);
      require(slack >= 0, "the kernel is larger than the padded map %s", map);
      sides[axis] = slack / strides.get(axis) + 1;
    }
    return List.of(map.get(0), channels, sides[0], sides[1]);
  }

  private List<Long> batchNorm() throws Mismatch {
    count(5, 5);
    List<Long> map = map();
    for (int operand = 1; operand < 5; operand++) {
      vector(operand, map.get(1));
    }
    float epsilon = attribute("epsilon", AttributeProto.AttributeType.FLOAT).getF();
    require(epsilon >= 0, "epsilon is %s", epsilon);
    require(attribute("training_mode").isEmpty(), "is in training mode");
    return map;
  }

  private List<Long> same(int expected) throws Mismatch {
    count(expected, expected);
    for (List<Long> operand : operands) {
      require(operand.equals(operands.get(0)), "takes %s and %s", operands.get(0), operand);
    }
    return operands.get(0);
  }

  private List<Long> multiply() throws Mismatch {
    count(2, 2);
    List<Long> map = map();
    List<Long> factors = List.of(map.get(0), map.get(1), 1L, 1L);
    boolean scalar = operands.get(1).isEmpty();
    require(
        scalar || operands.get(1).equals(factors),
        "takes %s and %s, not %s",
        map,
        operands.get(1),
        factors);
    return map;
  }

  private List<Long> globalPool() throws Mismatch {
    count(1, 1);
    return List.of(map().get(0), map().get(1), 1L, 1L);
  }

  private List<Long> averagePool() throws Mismatch {
    count(1, 1);
    require(integer("count_include_pad") == 0, "counts padded zeros");
    return windows(map(), map().get(1));
  }

  private List<Long> flatten() throws Mismatch {
    count(1, 1);
    require(integer("axis") == 1, "does not keep the batch");
    return List.of(map().get(0), map().get(1) * map().get(2) * map().get(3));
  }

  private List<Long> gemm() throws Mismatch {
    count(3, 3);
    List<Long> rows = operands.get(0);
    List<Long> weight = operands.get(1);
    require(integer("transB") == 1, "weight is not transposed");
    require(
        rows.size() == 2 && weight.size() == 2 && rows.get(1).equals(weight.get(1)),
        "weight %s does not take %s",
        weight,
        rows);
    vector(2, weight.get(0));
    return List.of(rows.get(0), weight.get(0));
  }
}
