package incnas.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import incnas.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX file says of itself, whoever wrote it.
 *
 * @param producer program that wrote it; empty where it does not say
 * @param format version of the file format (IR)
 * @param operatorSet version of ONNX's own operators
 * @param inputs names, without those of initialisers
 * @param provenance its metadata; empty for most models of other programs
 */
public record OnnxModel(
    String producer,
    String producerVersion,
    long format,
    long operatorSet,
    List<String> inputs,
    List<String> outputs,
    Provenance provenance) {
  public OnnxModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Reads a file.
   *
   * @throws UserError if it cannot be read, is no ONNX model, or is one of ours that was cut or
   *     changed
   */
  public static OnnxModel read(Path file) {
    try {
      if (Files.size(file) > Integer.MAX_VALUE - 8L) {
        throw new UserError(
            file + ": larger than 2 GiB, which no ONNX file of one piece is; give another file");
      }
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": there is no such file; check the path", e);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "); check the path", e);
    }
  }

  /** Reads a file's bytes; the name stands in errors. */
  static OnnxModel parse(String name, byte[] bytes) {
    ModelProto model = decode(name, bytes);
    long operatorSet = 0;
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
        operatorSet = set.getVersion();
      }
    }
    if (model.getIrVersion() < 1 || operatorSet < 1 || model.getGraph().getNodeCount() == 0) {
      throw new UserError(
          name
              + ": not an ONNX model, or one that was cut: no format version, operator set or"
              + " layers in "
              + bytes.length
              + " bytes; export or copy it again");
    }
    if (model.getProducerName().equals(OnnxWriter.PRODUCER) && !Seal.holds(bytes)) {
      throw new UserError(
          name
              + ": not the file that incnas wrote: its "
              + bytes.length
              + " bytes do not match the SHA-256 at its end, so it was cut or changed; export or"
              + " copy it again");
    }
    return new OnnxModel(
        model.getProducerName(),
        model.getProducerVersion(),
        model.getIrVersion(),
        operatorSet,
        inputs(model),
        names(model.getGraph().getOutputList()),
        new Provenance(facts(model)));
  }

  private static ModelProto decode(String name, byte[] bytes) {
    try {
      return ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new UserError(
          name
              + ": not an ONNX model, or one that was cut: its "
              + bytes.length
              + " bytes are no protocol buffer; export or copy it again",
          e);
    }
  }

  /** Old formats list initialisers among the inputs. */
  private static List<String> inputs(ModelProto model) {
    var initializers = model.getGraph().getInitializerList();
    return names(model.getGraph().getInputList()).stream()
        .filter(name -> initializers.stream().noneMatch(i -> i.getName().equals(name)))
        .toList();
  }

  private static List<String> names(List<ValueInfoProto> ports) {
    return ports.stream().map(ValueInfoProto::getName).toList();
  }

  private static Map<String, String> facts(ModelProto model) {
    Map<String, String> facts = new TreeMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      if (!entry.getKey().isBlank() && !entry.getKey().equals(Seal.KEY)) {
        facts.put(entry.getKey(), entry.getValue());
      }
    }
    return facts;
  }
}
