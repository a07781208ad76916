package incnas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.network.Parameter;
import incnas.network.Weights;
import incnas.run.UserError;
import incnas.testing.BlockKinds;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxWriterTest {
  private static final Provenance PROVENANCE =
      new Provenance(Map.of(Provenance.STRUCTURE, "S(1)", Provenance.VERSION, "0.1.0"));

  static List<String> structures() {
    return BlockKinds.structures();
  }

  private static LayerGraph graph(int kind, boolean gates) {
    Variant variant = Variant.of(Semantics.ZENNAS);
    return BlockKinds.small(structures().get(kind)).lower(gates ? variant.withGates() : variant);
  }

  private static ModelProto model(LayerGraph graph, BatchNorms norms) throws Exception {
    Weights weights = RandomNetwork.weights(graph, 1);
    return ModelProto.parseFrom(OnnxWriter.write(graph, weights, 1e-3, norms, PROVENANCE));
  }

  @ParameterizedTest
  @MethodSource("structures")
  void everyKindObeysTheRulesAndTwoExportsAreTheSameBytes(String structure) throws Exception {
    for (BatchNorms norms : BatchNorms.values()) {
      for (Semantics semantics : Semantics.values()) {
        LayerGraph graph = BlockKinds.small(structure).lower(Variant.of(semantics).withGates());
        Weights weights = RandomNetwork.weights(graph, 3);
        Map<String, String> facts = new LinkedHashMap<>(Map.of("b", "2", "a", "1", "c", "3"));
        byte[] once = OnnxWriter.write(graph, weights, 1e-3, norms, new Provenance(facts));
        assertThat(OnnxChecker.problems(ModelProto.parseFrom(once))).isEmpty();
        Map<String, String> turned = new LinkedHashMap<>();
        List.of("c", "b", "a").forEach(name -> turned.put(name, facts.get(name)));
        assertThat(OnnxWriter.write(graph, weights, 1e-3, norms, new Provenance(turned)))
            .isEqualTo(once);
      }
    }
  }

  @Test
  void keptLayersCarryTheTrainedNumbersUnderTheirOwnNames() throws Exception {
    LayerGraph graph = graph(5, true);
    Weights weights = RandomNetwork.weights(graph, 1);
    ModelProto model = model(graph, BatchNorms.KEPT);
    Map<String, float[]> written = new LinkedHashMap<>();
    model.getGraph().getInitializerList().forEach(t -> written.put(t.getName(), floats(t)));
    assertThat(written.keySet())
        .containsExactlyElementsOf(Parameter.of(graph).stream().map(Parameter::name).toList())
        .contains("block2.unit1.conv2.weight", "fc.bias");
    written.forEach((name, numbers) -> assertThat(numbers).isEqualTo(weights.get(name)));
    assertThat(model.getGraph().getNodeList().stream().map(NodeProto::getName))
        .contains("block1.unit1.conv2", "block1.unit1.gate.multiply", "block1.unit1.shortcut.bn");
  }

  private static float[] floats(TensorProto tensor) {
    var buffer =
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }

  @Test
  void foldingLeavesNoNormalisationBehindAConvolution() throws Exception {
    assertThat(operators(graph(8, true), BatchNorms.KEPT)).contains("BatchNormalization");
    assertThat(operators(graph(8, true), BatchNorms.FOLDED)).doesNotContain("BatchNormalization");
    assertThat(operators(RandomNetwork.pooled(), BatchNorms.FOLDED))
        .as("a map that two layers read is not folded")
        .containsOnlyOnce("Conv")
        .contains("BatchNormalization", "AveragePool");
  }

  private static List<String> operators(LayerGraph graph, BatchNorms norms) throws Exception {
    return model(graph, norms).getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  @Test
  void saysWhatItIs() throws Exception {
    ModelProto model = model(graph(0, false), BatchNorms.FOLDED);
    assertThat(model.getIrVersion()).isEqualTo(10);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(21);
    assertThat(model.getProducerName()).isEqualTo("incnas");
    assertThat(model.getProducerVersion()).isEqualTo("0.1.0");
    assertThat(model.getDocString())
        .isEqualTo("S(1): images [N, 3, 8, 8], normalised per channel, to logits [N, 5]");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    LayerGraph graph = graph(0, false);
    Map<String, float[]> values = new HashMap<>(RandomNetwork.weights(graph, 1).values());
    values.put("fc.bias", new float[4]);
    refused(graph, values, "5 numbers for fc.bias, the weights have 4");
    values.remove("fc.bias");
    refused(graph, values, "5 numbers for fc.bias, the weights have none");
    values.put("fc.bias", new float[5]);
    values.put("fc2.bias", new float[5]);
    refused(graph, values, "no fc2.bias");
  }

  private static void refused(LayerGraph graph, Map<String, float[]> values, String text) {
    assertThatThrownBy(
            () ->
                OnnxWriter.write(
                    graph, new Weights(values), 1e-3, BatchNorms.KEPT, new Provenance(Map.of())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(text);
  }
}
