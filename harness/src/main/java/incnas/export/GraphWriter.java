package incnas.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.Parameter;
import incnas.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a layer graph into an ONNX graph, layer by layer; gives for each layer the name of the
 * value it computes.
 */
final class GraphWriter implements LayerGraph.Visitor<String> {
  private final LayerGraph layers;
  private final Weights weights;
  private final float epsilon;
  private final Folding folding;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("incnas");
  private final String[] values;

  GraphWriter(LayerGraph layers, Weights weights, double epsilon, BatchNorms norms) {
    this.layers = layers;
    this.weights = weights;
    this.epsilon = (float) epsilon;
    this.folding = new Folding(layers, weights, epsilon, norms);
    this.values = new String[layers.nodes().size()];
  }

  GraphProto write() {
    for (Node node : layers.nodes()) {
      values[node.id()] = node.accept(this);
    }
    Node image = layers.node(0);
    graph.addInput(port(OnnxWriter.INPUT, List.of(image.channels(), image.side(), image.side())));
    graph.addOutput(port(OnnxWriter.OUTPUT, List.of(layers.last().channels())));
    return graph.build();
  }

  private static ValueInfoProto port(String name, List<Integer> sizes) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private String initializer(String name, List<Integer> shape, float[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    shape.forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  private String initializer(Parameter parameter) {
    return initializer(parameter.name(), parameter.shape(), weights.get(parameter.name()));
  }

  /** The values a layer reads, its parameters behind them. */
  private List<String> operands(Node node) {
    List<String> operands = new ArrayList<>();
    node.inputs().forEach(input -> operands.add(values[input]));
    Parameter.of(node).forEach(parameter -> operands.add(initializer(parameter)));
    return operands;
  }

  private List<String> foldedOperands(Node node) {
    Folding.Convolution folded = folding.fold(node);
    Parameter weight = Parameter.of(node).get(0);
    return List.of(
        values[node.input()],
        initializer(weight.name(), weight.shape(), folded.weight()),
        initializer(node.name() + ".bias", List.of(folded.bias().length), folded.bias()));
  }

  private String append(Node node, Operator operator) {
    String value = node.id() == layers.last().id() ? OnnxWriter.OUTPUT : node.name();
    graph.addNode(operator.giving(value));
    return value;
  }

  private String plain(Node node, String type) {
    return append(node, Operator.of(type, node.name(), operands(node)));
  }

  @Override
  public String input(Node node) {
    return OnnxWriter.INPUT;
  }

  @Override
  public String conv(Node node, Layer.Conv conv) {
    List<String> operands = folding.absorbs(node) ? foldedOperands(node) : operands(node);
    return append(
        node,
        Operator.of("Conv", node.name(), operands)
            .integer("group", conv.groups())
            .integers("kernel_shape", conv.kernel(), 2)
            .integers("pads", conv.padding(), 4)
            .integers("strides", conv.stride(), 2));
  }

  @Override
  public String batchNorm(Node node, Layer.BatchNorm norm) {
    if (folding.absorbed(node)) {
      return values[node.input()];
    }
    return append(
        node,
        Operator.of("BatchNormalization", node.name(), operands(node)).real("epsilon", epsilon));
  }

  @Override
  public String relu(Node node) {
    return plain(node, "Relu");
  }

  @Override
  public String sigmoid(Node node) {
    return plain(node, "Sigmoid");
  }

  /** A product with 0, whose shape follows the batch. */
  @Override
  public String zero(Node node) {
    String factor = initializer(node.name() + ".factor", List.of(), new float[1]);
    return append(node, Operator.of("Mul", node.name(), List.of(values[node.input()], factor)));
  }

  @Override
  public String add(Node node) {
    return plain(node, "Add");
  }

  @Override
  public String multiply(Node node) {
    return plain(node, "Mul");
  }

  @Override
  public String globalAveragePool(Node node) {
    return plain(node, "GlobalAveragePool");
  }

  @Override
  public String averagePool(Node node, Layer.AveragePool pool) {
    return append(
        node,
        Operator.of("AveragePool", node.name(), operands(node))
            .integer("count_include_pad", 0)
            .integers("kernel_shape", pool.kernel(), 2)
            .integers("pads", pool.padding(), 4)
            .integers("strides", pool.stride(), 2));
  }

  /** A flattening and, with the weight as PyTorch lays it out, a transposed product. */
  @Override
  public String linear(Node node, Layer.Linear linear) {
    String flat = node.name() + ".flatten";
    graph.addNode(
        Operator.of("Flatten", flat, List.of(values[node.input()]))
            .integer("axis", 1)
            .giving(flat));
    List<String> operands = operands(node);
    operands.set(0, flat);
    return append(node, Operator.of("Gemm", node.name(), operands).integer("transB", 1));
  }
}
