package incnas.data;

import incnas.run.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads one gzip-compressed IDX file of unsigned bytes.
 *
 * <p>Format: two zero bytes, the type (8 = unsigned byte), the number of dimensions, each dimension
 * as a big-endian 32-bit integer, then the bytes, the last dimension fastest.
 */
final class IdxReader {
  /**
   * The content of one file.
   *
   * @param sha256 of the unpacked file, header included
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  record Content(byte[] bytes, String sha256) {}

  private final Path path;
  private final String advice;

  private IdxReader(Path path, String advice) {
    this.path = path;
    this.advice = advice;
  }

  /**
   * Reads a file that must have exactly these dimensions.
   *
   * @param advice the end of an error message: what to do next
   */
  static Content read(Path path, String advice, int... dimensions) {
    IdxReader reader = new IdxReader(path, advice);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream in = new GZIPInputStream(raw, 1 << 16)) {
      return reader.read(in, dimensions);
    } catch (NoSuchFileException e) {
      throw reader.error("missing", e);
    } catch (IOException e) {
      throw reader.error("cannot be read (" + Problems.describe(e) + ")", e);
    }
  }

  private Content read(InputStream in, int... dimensions) throws IOException {
    byte[] expected = header(dimensions);
    byte[] header = in.readNBytes(expected.length);
    requireHeader(header, expected, dimensions);
    int size = Arrays.stream(dimensions).reduce(1, Math::multiplyExact);
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw error(
          "unpacked content ends after %d of %d bytes"
              .formatted(header.length + bytes.length, header.length + size),
          null);
    }
    if (in.read() >= 0) {
      throw error("unpacked content goes on after byte " + (header.length + size), null);
    }
    return new Content(bytes, Checksum.sha256().add(header).add(bytes).hex());
  }

  private void requireHeader(byte[] header, byte[] expected, int... dimensions) {
    int wrong = Arrays.mismatch(header, expected);
    if (wrong >= 0) {
      throw error(
          "unpacked content is not an IDX file of %s bytes (byte %d is %s)"
              .formatted(
                  Arrays.toString(dimensions),
                  wrong,
                  wrong < header.length
                      ? "%02x where %02x is expected".formatted(header[wrong], expected[wrong])
                      : "missing"),
          null);
    }
  }

  private static byte[] header(int... dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 * (1 + dimensions.length));
    header.putInt(8 << 8 | dimensions.length);
    Arrays.stream(dimensions).forEach(header::putInt);
    return header.array();
  }

  private UserError error(String what, Exception cause) {
    return new UserError("%s: %s. %s".formatted(path, what, advice), cause);
  }
}
