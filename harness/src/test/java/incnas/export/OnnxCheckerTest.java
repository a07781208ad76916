package incnas.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sound model, each time with one thing broken. */
class OnnxCheckerTest {
  private static ModelProto sound() throws Exception {
    var graph = RandomNetwork.pooled();
    return ModelProto.parseFrom(
        OnnxWriter.write(
            graph,
            RandomNetwork.weights(graph, 1),
            1e-3,
            BatchNorms.KEPT,
            new Provenance(Map.of())));
  }

  @Test
  void aSoundModelHasNoProblem() throws Exception {
    assertThat(OnnxChecker.problems(sound())).isEmpty();
  }

  static Stream<Arguments> breakages() {
    return Stream.of(
        model("ir_version is 3", m -> m.setIrVersion(3)),
        model("producer_name", m -> m.clearProducerName()),
        model("opset_import is []", m -> m.clearOpsetImport()),
        model("opset_import", m -> m.addOpsetImport(m.getOpsetImport(0))),
        model("graph is missing", m -> m.clearGraph()),
        model("has no key", m -> m.addMetadataProps(entry(""))),
        model("'k' stands twice", m -> m.addMetadataProps(entry("k")).addMetadataProps(entry("k"))),
        graph("graph has no name", g -> g.clearName()),
        graph("0 inputs", g -> g.clearInput()),
        graph("2 outputs", g -> g.addOutput(g.getOutput(0))),
        graph("no float type", g -> tensor(g).setElemType(7)),
        graph("has no shape", g -> tensor(g).clearShape()),
        graph("without size or name", g -> tensor(g).getShapeBuilder().getDimBuilder(0).clear()),
        graph("declared [-1, 7]", g -> outputDimension(g).setDimValue(7)),
        graph("computed by no node", g -> g.getOutputBuilder(0).setName("other")),
        graph("reads 'stem.conv.weight' before", g -> g.removeInitializer(0)),
        graph("is not used", g -> g.addInitializer(initializer(g, 0).clone().setName("spare"))),
        graph("is defined twice", g -> g.addInitializer(g.getInitializer(0))),
        graph(
            "is not float", g -> initializer(g, 0).setDataType(TensorProto.DataType.DOUBLE_VALUE)),
        graph("bytes for", g -> initializer(g, 0).setRawData(ByteString.copyFrom(new byte[4]))),
        graph("no raw data", g -> initializer(g, 0).clearRawData().addFloatData(1)),
        graph("dimension of 0", g -> initializer(g, 0).setDims(0, 0)),
        graph("node has no name", g -> g.getNodeBuilder(0).clearName()),
        graph("node name 'stem.bn' stands twice", g -> g.getNodeBuilder(0).setName("stem.bn")),
        graph("before its definition", g -> g.addNode(0, g.getNode(1))),
        graph("value 'stem.conv' is defined twice", g -> g.addNode(1, g.getNode(0))),
        graph("value without a name", g -> g.getNodeBuilder(0).setOutput(0, "")),
        graph("reads a value without a name", g -> g.getNodeBuilder(0).setInput(0, "")),
        graph("2 outputs", g -> g.getNodeBuilder(0).addOutput("second")),
        graph("not an operator", g -> g.getNodeBuilder(0).setOpType("Conw")),
        graph("group stands twice", g -> g.getNodeBuilder(0).addAttribute(attribute(g, 0, 0))),
        graph("untyped", g -> attribute(g, 0, 0).clearType()),
        graph("of type FLOAT", g -> attribute(g, 0, 0).setType(AttributeProto.AttributeType.FLOAT)),
        graph("attribute group is missing", g -> g.getNodeBuilder(0).removeAttribute(0)),
        graph("in 2 groups", g -> attribute(g, 0, 0).setI(2)),
        graph("kernel_shape is not", g -> attribute(g, 0, 1).setInts(0, 5)),
        graph(
            "has 3 numbers", g -> attribute(g, 0, 2).clearInts().addInts(1).addInts(1).addInts(1)),
        graph("negative pads", g -> attribute(g, 0, 2).setInts(0, -1)),
        graph("not positive", g -> attribute(g, 0, 3).setInts(0, 0)),
        graph("larger than the padded map", g -> attribute(g, 2, 1).setInts(0, 99)),
        graph("takes [-1, 6, 4, 8] and", g -> attribute(g, 2, 3).setInts(0, 2)),
        graph("counts padded zeros", g -> attribute(g, 2, 0).setI(1)),
        graph("is in training mode", g -> g.getNodeBuilder(1).addAttribute(trainingMode())),
        graph("operand 1 is [6], not [3]", g -> g.getNodeBuilder(1).setInput(0, "images")),
        graph("has 4 operands", g -> dropInput(g.getNodeBuilder(1))),
        graph("does not keep the batch", g -> attribute(g, 7, 0).setI(0)),
        graph("is not transposed", g -> attribute(g, 8, 0).setI(0)),
        graph("does not take", g -> g.getNodeBuilder(8).setInput(0, "stem.conv")));
  }

  private static Arguments model(String problem, Consumer<ModelProto.Builder> breakage) {
    return Arguments.of(problem, breakage);
  }

  private static Arguments graph(String problem, Consumer<GraphProto.Builder> breakage) {
    return model(problem, m -> breakage.accept(m.getGraphBuilder()));
  }

  private static StringStringEntryProto entry(String key) {
    return StringStringEntryProto.newBuilder().setKey(key).build();
  }

  private static ai.onnx.proto.OnnxMl.TypeProto.Tensor.Builder tensor(GraphProto.Builder graph) {
    return graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder();
  }

  private static ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension.Builder outputDimension(
      GraphProto.Builder graph) {
    var type = graph.getOutputBuilder(0).getTypeBuilder().getTensorTypeBuilder();
    return type.getShapeBuilder().getDimBuilder(1);
  }

  private static TensorProto.Builder initializer(GraphProto.Builder graph, int index) {
    return graph.getInitializerBuilder(index);
  }

  private static AttributeProto.Builder attribute(GraphProto.Builder graph, int node, int index) {
    return graph.getNodeBuilder(node).getAttributeBuilder(index);
  }

  private static AttributeProto trainingMode() {
    return AttributeProto.newBuilder()
        .setName("training_mode")
        .setType(AttributeProto.AttributeType.INT)
        .setI(1)
        .build();
  }

  private static void dropInput(NodeProto.Builder node) {
    List<String> inputs = List.copyOf(node.getInputList()).subList(0, 4);
    node.clearInput().addAllInput(inputs);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakages")
  void eachBrokenRuleIsNamed(String problem, Consumer<ModelProto.Builder> breakage)
      throws Exception {
    ModelProto.Builder model = sound().toBuilder();
    breakage.accept(model);
    assertThat(OnnxChecker.problems(model.build()))
        .anySatisfy(found -> assertThat(found).contains(problem));
  }
}
