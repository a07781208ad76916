package incnas.tensorboard;

import com.google.protobuf.CodedOutputStream;
import incnas.run.UserError;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * An event file of TensorBoard, which shows all such files of a directory as one run: scalars over
 * steps, with the wall clock. Curves only: a result never reads it, and a resumed training begins a
 * file of its own.
 *
 * <p>Source: TensorFlow's event.proto and summary.proto, for the numbers of the fields;
 * record_writer for the frame: length, masked CRC-32C of it, message, masked CRC-32C of that.
 */
public final class EventFile implements AutoCloseable {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int STATUS = 1;
  private static final int START = 1;

  private final Path path;
  private final OutputStream out;

  private EventFile(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /** What one message holds. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  /** Begins a further file in a directory, which is made where it is not there. */
  public static EventFile in(Path directory) {
    Path path = directory;
    try {
      Files.createDirectories(directory);
      int number = 1;
      do {
        path = directory.resolve("events.out.tfevents.%06d".formatted(number++));
      } while (Files.exists(path));
      EventFile file = new EventFile(path, new BufferedOutputStream(Files.newOutputStream(path)));
      file.event(0, out -> out.writeString(FILE_VERSION, "brain.Event:2"));
      return file;
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Says that points after {@code step}, which an interrupted process wrote, no longer count. */
  public void begin(long step) {
    event(
        step, out -> out.writeByteArray(SESSION_LOG, message(log -> log.writeEnum(STATUS, START))));
  }

  /** One point on each of the named curves. */
  public void scalars(long step, Map<String, Double> values) {
    event(
        step,
        out ->
            out.writeByteArray(
                SUMMARY,
                message(
                    summary -> {
                      for (Map.Entry<String, Double> value : new TreeMap<>(values).entrySet()) {
                        summary.writeByteArray(VALUE, message(point -> point(point, value)));
                      }
                    })));
  }

  private static void point(CodedOutputStream out, Map.Entry<String, Double> value)
      throws IOException {
    out.writeString(TAG, value.getKey());
    out.writeFloat(SIMPLE_VALUE, value.getValue().floatValue());
  }

  /** Written through at once: people look while the training runs. */
  private void event(long step, Fields what) {
    try {
      byte[] message =
          message(
              out -> {
                out.writeDouble(WALL_TIME, System.currentTimeMillis() / 1e3);
                out.writeInt64(STEP, step);
                what.write(out);
              });
      byte[] length = number(Long.BYTES).putLong(message.length).array();
      out.write(length);
      out.write(checksum(length));
      out.write(message);
      out.write(checksum(message));
      out.flush();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return number(Integer.BYTES)
        .putInt(Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8)
        .array();
  }

  private static ByteBuffer number(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static UserError failed(Path path, IOException e) {
    return new UserError(
        "cannot write " + path + ": " + e.getMessage() + "; the checkpoints are safe", e);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }
}
