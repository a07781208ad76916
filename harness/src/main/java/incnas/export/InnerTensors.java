package incnas.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** An ONNX model, whoever wrote it, that gives inner tensors beside its outputs. */
public final class InnerTensors {
  private static final int NEAR = 5;

  private InnerTensors() {}

  /**
   * The bytes of the file's model with these tensors among its outputs.
   *
   * @param names of values that some node computes
   * @throws UserError if the file is no ONNX model of one piece, or none of its nodes computes one
   *     of the tensors: naming some that are like it
   */
  public static byte[] expose(Path file, List<String> names) {
    OnnxModel.read(file);
    ModelProto model = parse(file);
    for (TensorProto weights : model.getGraph().getInitializerList()) {
      if (weights.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
        throw new UserError(
            file
                + ": its weights lie in another file; export it in one piece, with"
                + " torch.onnx.export(..., dynamo=False) or external_data=False");
      }
    }
    GraphProto.Builder graph = model.getGraph().toBuilder();
    Set<String> given = new LinkedHashSet<>();
    graph.getOutputList().forEach(output -> given.add(output.getName()));
    Set<String> computed = computed(graph);
    for (String name : names) {
      if (!computed.contains(name)) {
        throw unknown(file, name, computed);
      }
      if (given.add(name)) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name));
      }
    }
    return model.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static ModelProto parse(Path file) {
    try {
      return ModelProto.parseFrom(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "); check the path", e);
    }
  }

  private static Set<String> computed(GraphProto.Builder graph) {
    Set<String> names = new LinkedHashSet<>();
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().stream().filter(name -> !name.isEmpty()).forEach(names::add);
    }
    return names;
  }

  private static UserError unknown(Path file, String name, Set<String> computed) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String near =
        computed.stream()
            .sorted(Comparator.comparingInt(known -> distance.apply(known, name)))
            .limit(NEAR)
            .map(known -> "'" + known + "'")
            .collect(Collectors.joining(", "));
    return new UserError(
        "%s: no node computes a tensor '%s'; the nearest names of its %d: %s"
            .formatted(file, name, computed.size(), near));
  }
}
