package incnas.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.network.Parameter;
import incnas.network.Weights;
import incnas.run.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a trained network as the bytes of an ONNX model: images [N, 3, R, R], already normalised,
 * in; logits [N, classes] out; N is free. Same arguments, same bytes.
 *
 * <p>Operator set 21 and format version 10 are those of ONNX 1.16 (2024), which ONNX Runtime reads
 * since 1.18; later sets only add narrower number types to the operators used here.
 */
public final class OnnxWriter {
  public static final String INPUT = "images";
  public static final String OUTPUT = "logits";
  public static final String PRODUCER = "incnas";
  static final int OPERATOR_SET = 21;
  static final int FORMAT = 10;

  private static final String OTHER_NETWORK =
      "; they belong to another network, train or load this one's";

  private OnnxWriter() {}

  /**
   * Writes the whole model, checked by the rules of ONNX.
   *
   * @param epsilon of batch normalisation
   * @throws UserError if the weights are those of another network
   */
  public static byte[] write(
      LayerGraph layers, Weights weights, double epsilon, BatchNorms norms, Provenance provenance) {
    if (!(layers.last().layer() instanceof Layer.Linear)) {
      throw new IllegalArgumentException(
          "only a classifier is exported; this graph ends in " + layers.last().name());
    }
    checkFit(layers, weights);
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName(PRODUCER)
            .setProducerVersion(provenance.version())
            .setDocString(description(layers, provenance))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(new GraphWriter(layers, weights, epsilon, norms).write());
    provenance
        .with("batch-norm", norms.label())
        .with("batch-norm-epsilon", Double.toString(epsilon))
        .facts()
        .forEach(
            (name, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(name).setValue(value)));
    ModelProto built = model.build();
    refuse(OnnxChecker.problems(built));
    return Seal.close(built);
  }

  private static void checkFit(LayerGraph layers, Weights weights) {
    Set<String> unknown = new HashSet<>(weights.values().keySet());
    for (Parameter parameter : Parameter.of(layers)) {
      float[] numbers = weights.values().get(parameter.name());
      if (numbers == null || numbers.length != parameter.size()) {
        throw new UserError(
            ("cannot export: the network has %d numbers for %s, the weights have %s"
                    + OTHER_NETWORK)
                .formatted(
                    parameter.size(),
                    parameter.name(),
                    numbers == null ? "none" : String.valueOf(numbers.length)));
      }
      unknown.remove(parameter.name());
    }
    if (!unknown.isEmpty()) {
      throw new UserError(
          ("cannot export: the network has no %s, which the weights have" + OTHER_NETWORK)
              .formatted(unknown.stream().sorted().findFirst().orElseThrow()));
    }
  }

  private static String description(LayerGraph layers, Provenance provenance) {
    return "%s: images [N, %d, %d, %d], normalised per channel, to logits [N, %d]"
        .formatted(
            provenance.fact(Provenance.STRUCTURE).orElse("Image classifier"),
            layers.node(0).channels(),
            layers.node(0).side(),
            layers.node(0).side(),
            layers.last().channels());
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the exported model breaks %d rules of ONNX and is not written; first: %s"
              .formatted(problems.size(), problems.get(0)));
    }
  }
}
