package incnas.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;

/** Small ONNX models as other programs write them; a size of -1 is free. */
public final class ForeignModels {
  private ForeignModels() {}

  /** Logits are the means of the three channels; older version numbers, other names. */
  public static byte[] channelMeans(long batch, long height, long width) {
    return model(
        List.of(port("x", TensorProto.DataType.FLOAT, batch, 3, height, width)),
        List.of(port("y", TensorProto.DataType.FLOAT, batch, 3)),
        node("GlobalAveragePool", "x", "means"),
        node("Flatten", "means", "y"));
  }

  /** Gives its input back, of whatever type and shape. */
  public static byte[] identity(TensorProto.DataType type, long... shape) {
    return model(
        List.of(port("x", type, shape)),
        List.of(port("y", type, shape)),
        node("Identity", "x", "y"));
  }

  public static byte[] integers() {
    return identity(TensorProto.DataType.INT64, -1, 3, 4, 4);
  }

  public static byte[] floats(long... shape) {
    return identity(TensorProto.DataType.FLOAT, shape);
  }

  public static byte[] twoInputs() {
    return model(
        List.of(
            port("x", TensorProto.DataType.FLOAT, -1, 3, 4, 4),
            port("z", TensorProto.DataType.FLOAT, -1, 3, 4, 4)),
        List.of(port("y", TensorProto.DataType.FLOAT, -1, 3, 4, 4)),
        NodeProto.newBuilder().setOpType("Add").addInput("x").addInput("z").addOutput("y").build());
  }

  /** Declares [N, 3] and computes [1, 3 N]. */
  public static byte[] liar() {
    return model(
        List.of(port("x", TensorProto.DataType.FLOAT, -1, 3, 1, 1)),
        List.of(port("y", TensorProto.DataType.FLOAT, -1, -1)),
        node("Flatten", "x", "y").toBuilder()
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("axis")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(0))
            .build());
  }

  /** A second output of rows, beside the one called logits. */
  public static byte[] auxiliary() {
    return model(
        List.of(port("x", TensorProto.DataType.FLOAT, -1, 3, 2, 2)),
        List.of(
            port("pixels", TensorProto.DataType.FLOAT, -1, 12),
            port("logits", TensorProto.DataType.FLOAT, -1, 3)),
        node("Flatten", "x", "pixels"),
        node("GlobalAveragePool", "x", "means"),
        node("Flatten", "means", "logits"));
  }

  /** Channel means whose one weight lies in a file beside it. */
  public static byte[] externalWeights() {
    try {
      ModelProto plain = ModelProto.parseFrom(channelMeans(-1, 4, 4));
      TensorProto outside =
          TensorProto.newBuilder()
              .setName("w")
              .setDataType(TensorProto.DataType.FLOAT.getNumber())
              .addDims(1)
              .setDataLocation(TensorProto.DataLocation.EXTERNAL)
              .build();
      return plain.toBuilder()
          .setGraph(plain.getGraph().toBuilder().addInitializer(outside))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NodeProto node(String type, String input, String output) {
    return NodeProto.newBuilder().setOpType(type).addInput(input).addOutput(output).build();
  }

  private static ValueInfoProto port(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      sizes.addDim(size < 0 ? dimension : dimension.setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(sizes)))
        .build();
  }

  private static byte[] model(
      List<ValueInfoProto> inputs, List<ValueInfoProto> outputs, NodeProto... nodes) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("elsewhere")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(
            GraphProto.newBuilder()
                .setName("g")
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllNode(List.of(nodes)))
        .build()
        .toByteArray();
  }
}
