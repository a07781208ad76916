package incnas.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads event files back, frame by frame and field by field. */
class EventFileTest {
  @TempDir Path dir;

  /** Field numbers with values; messages within messages as bytes. */
  private record Field(int number, Object value) {}

  private static List<Field> fields(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    List<Field> fields = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Object value =
          switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> in.readInt64();
            case WireFormat.WIRETYPE_FIXED64 -> in.readDouble();
            case WireFormat.WIRETYPE_FIXED32 -> in.readFloat();
            default -> in.readByteArray();
          };
      fields.add(new Field(WireFormat.getTagFieldNumber(tag), value));
    }
    return fields;
  }

  private static List<byte[]> messages(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> messages = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(unmasked(bytes.getInt())).isEqualTo(crc(length));
      byte[] message =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(message);
      assertThat(unmasked(bytes.getInt())).isEqualTo(crc(message));
      messages.add(message);
    }
    return messages;
  }

  private static int unmasked(int masked) {
    return Integer.rotateLeft(masked - 0xa282ead8, 15);
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void holdsWhatWasSaid() throws IOException {
    try (EventFile file = EventFile.in(dir)) {
      file.begin(300);
      file.scalars(320, Map.of("train/loss", 1.5, "test/top1-pct", 62.25));
    }
    List<byte[]> messages = messages(only());
    assertThat(messages).hasSize(3);
    List<Field> version = fields(messages.get(0));
    assertThat(version.get(2).number()).isEqualTo(3);
    assertThat((byte[]) version.get(2).value()).asString().isEqualTo("brain.Event:2");
    List<Field> begin = fields(messages.get(1));
    assertThat(begin.get(1)).isEqualTo(new Field(2, 300L));
    assertThat(fields((byte[]) begin.get(2).value())).containsExactly(new Field(1, 1L));
    List<Field> scalars = fields(messages.get(2));
    assertThat(scalars.get(1)).isEqualTo(new Field(2, 320L));
    assertThat(scalars.get(2).number()).isEqualTo(5);
    List<Field> values = fields((byte[]) scalars.get(2).value());
    assertThat(values).extracting(Field::number).containsExactly(1, 1);
    List<Field> first = fields((byte[]) values.get(0).value());
    assertThat((byte[]) first.get(0).value()).asString().isEqualTo("test/top1-pct");
    assertThat(first.get(1)).isEqualTo(new Field(2, 62.25f));
  }

  @Test
  void eachProcessHasAFileOfItsOwn() throws IOException {
    EventFile.in(dir).close();
    EventFile.in(dir).close();
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).hasSize(2).allMatch(f -> f.getFileName().toString().contains("tfevents"));
    }
  }
}
