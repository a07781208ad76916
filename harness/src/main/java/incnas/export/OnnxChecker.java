package incnas.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of ONNX's own checker (onnx.checker.check_model with full_check) for the operators that
 * are written here: versions, names, single assignment, order, types, shapes.
 */
final class OnnxChecker {
  private final List<String> problems = new ArrayList<>();
  private final Map<String, List<Long>> shapes = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private OnnxChecker() {}

  /** Every broken rule in words; empty for a sound model. */
  static List<String> problems(ModelProto model) {
    OnnxChecker checker = new OnnxChecker();
    checker.model(model);
    return List.copyOf(checker.problems);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void require(boolean holds, String problem, Object... names) {
    if (!holds) {
      problems.add(problem.formatted(names));
    }
  }

  private void model(ModelProto model) {
    require(model.getIrVersion() == OnnxWriter.FORMAT, "ir_version is %d", model.getIrVersion());
    require(!model.getProducerName().isEmpty(), "producer_name is missing");
    List<String> sets = new ArrayList<>();
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      sets.add("'" + set.getDomain() + "' " + set.getVersion());
    }
    require(sets.equals(List.of("'' " + OnnxWriter.OPERATOR_SET)), "opset_import is %s", sets);
    Set<String> keys = new HashSet<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      require(!entry.getKey().isEmpty(), "a metadata entry has no key");
      require(keys.add(entry.getKey()), "metadata key '%s' stands twice", entry.getKey());
    }
    require(model.hasGraph(), "the graph is missing");
    graph(model.getGraph());
  }

  private void graph(GraphProto graph) {
    require(!graph.getName().isEmpty(), "the graph has no name");
    require(graph.getInputCount() == 1, "the graph has %d inputs", graph.getInputCount());
    require(graph.getOutputCount() == 1, "the graph has %d outputs", graph.getOutputCount());
    graph.getInputList().forEach(input -> define(input.getName(), declared(input), "input"));
    graph.getInitializerList().forEach(this::initializer);
    Set<String> names = new HashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      require(!node.getName().isEmpty(), "a %s node has no name", node.getOpType());
      require(names.add(node.getName()), "node name '%s' stands twice", node.getName());
      node(node);
    }
    for (TensorProto tensor : graph.getInitializerList()) {
      require(used.contains(tensor.getName()), "initializer '%s' is not used", tensor.getName());
    }
    for (ValueInfoProto output : graph.getOutputList()) {
      List<Long> computed = shapes.get(output.getName());
      require(computed != null, "output '%s' is computed by no node", output.getName());
      List<Long> declared = declared(output);
      require(
          computed == null || computed.equals(declared),
          "output '%s' is declared %s and computed %s",
          output.getName(),
          declared,
          computed);
    }
  }

  private void define(String name, List<Long> shape, String what) {
    require(!name.isEmpty(), "%s without a name", what);
    require(!shapes.containsKey(name), "%s '%s' is defined twice", what, name);
    shapes.put(name, shape);
  }

  /** Sizes of a graph's input or output; a named dimension is {@link Shapes#FREE}. */
  private List<Long> declared(ValueInfoProto port) {
    var type = port.getType().getTensorType();
    boolean floats = type.getElemType() == TensorProto.DataType.FLOAT.getNumber();
    require(floats, "'%s' has no float type", port.getName());
    require(type.getShape().getDimCount() > 0, "'%s' has no shape", port.getName());
    List<Long> sizes = new ArrayList<>();
    for (Dimension d : type.getShape().getDimList()) {
      boolean sized = d.hasDimValue() ? d.getDimValue() > 0 : !d.getDimParam().isEmpty();
      require(sized, "'%s' has a dimension without size or name", port.getName());
      sizes.add(d.hasDimValue() ? d.getDimValue() : Shapes.FREE);
    }
    return sizes;
  }

  private void initializer(TensorProto tensor) {
    String name = tensor.getName();
    boolean floats = tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber();
    require(floats, "initializer '%s' is not float", name);
    require(tensor.hasRawData(), "initializer '%s' has no raw data", name);
    long count = 1;
    for (long size : tensor.getDimsList()) {
      require(size > 0, "initializer '%s' has a dimension of %d", name, size);
      count *= size;
    }
    long given = tensor.getRawData().size();
    require(
        given == count * Float.BYTES,
        "initializer '%s' has %d bytes for %d numbers",
        name,
        given,
        count);
    define(name, tensor.getDimsList(), "initializer");
  }

  private void node(NodeProto node) {
    Set<String> names = new HashSet<>();
    for (AttributeProto a : node.getAttributeList()) {
      require(a.hasType() && !a.getName().isEmpty(), "'%s': untyped attribute", node.getName());
      require(names.add(a.getName()), "'%s': %s stands twice", node.getName(), a.getName());
    }
    List<List<Long>> operands = new ArrayList<>();
    for (String input : node.getInputList()) {
      require(!input.isEmpty(), "'%s' reads a value without a name", node.getName());
      require(
          shapes.containsKey(input),
          "'%s' reads '%s' before its definition",
          node.getName(),
          input);
      operands.add(shapes.getOrDefault(input, List.of()));
      used.add(input);
    }
    require(
        node.getOutputCount() == 1, "'%s' has %d outputs", node.getName(), node.getOutputCount());
    try {
      List<Long> shape = Shapes.infer(node, operands);
      node.getOutputList().forEach(output -> define(output, shape, "value"));
    } catch (Shapes.Mismatch e) {
      problems.add("'" + node.getName() + "' (" + node.getOpType() + "): " + e.getMessage());
    }
  }
}
