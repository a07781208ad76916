package incnas.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last metadata entry of a model: SHA-256 of every byte before it.
 *
 * <p>A protobuf cut at a field's border is still a protobuf, so without it a file that lost its
 * tail would read as a whole one with less metadata.
 */
final class Seal {
  static final String KEY = "incnas-sha256";

  private Seal() {}

  /** The model's bytes with the seal behind them. */
  static byte[] close(ModelProto model) {
    byte[] body = model.toByteArray();
    byte[] tail = tail(sha256(body, body.length));
    byte[] sealed = Arrays.copyOf(body, body.length + tail.length);
    System.arraycopy(tail, 0, sealed, body.length, tail.length);
    return sealed;
  }

  static boolean holds(byte[] file) {
    int length = tail("0".repeat(64)).length;
    int body = file.length - length;
    return body > 0
        && Arrays.equals(Arrays.copyOfRange(file, body, file.length), tail(sha256(file, body)));
  }

  /** A model of one metadata entry: appended bytes of a message merge into the message. */
  private static byte[] tail(String hash) {
    return ModelProto.newBuilder()
        .addMetadataProps(StringStringEntryProto.newBuilder().setKey(KEY).setValue(hash))
        .build()
        .toByteArray();
  }

  private static String sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
