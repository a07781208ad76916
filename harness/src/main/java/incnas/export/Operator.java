package incnas.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** One ONNX node in the making: type, name, inputs and attributes in the order they are given. */
final class Operator {
  private final NodeProto.Builder node;

  private Operator(NodeProto.Builder node) {
    this.node = node;
  }

  static Operator of(String type, String name, List<String> inputs) {
    return new Operator(NodeProto.newBuilder().setOpType(type).setName(name).addAllInput(inputs));
  }

  Operator integer(String name, long value) {
    node.addAttribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.INT)
            .setI(value));
    return this;
  }

  /** {@code times} copies of one integer, such as the same padding on every side. */
  Operator integers(String name, long value, int times) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (int i = 0; i < times; i++) {
      attribute.addInts(value);
    }
    node.addAttribute(attribute);
    return this;
  }

  Operator real(String name, float value) {
    node.addAttribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF(value));
    return this;
  }

  NodeProto giving(String output) {
    return node.addOutput(output).build();
  }
}
