package incnas.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of an experiment file: UTF-8, of a reasonable size. */
final class SourceText {
  private static final int MAX_BYTES = 256 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceText() {}

  /** Reads a file; notes why where that cannot be done. */
  static Optional<String> read(Path file, Mistakes mistakes) {
    Place place = Place.file(file.toString());
    if (Files.isDirectory(file)) {
      mistakes.add(place, "", "is a directory; name a file in it");
      return Optional.empty();
    }
    if (!Files.exists(file)) {
      mistakes.add(place, "", "no such file; check the path");
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      mistakes.add(place, "", "cannot be read; check its permissions");
      return Optional.empty();
    }
    if (bytes.length > MAX_BYTES) {
      mistakes.add(place, "", "is larger than 256 KiB; is it an experiment file?");
      return Optional.empty();
    }
    return decode(bytes, place, mistakes);
  }

  private static Optional<String> decode(byte[] bytes, Place place, Mistakes mistakes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    int nul = indexOfNul(bytes);
    if (nul >= 0 || result.isError()) {
      int offset = nul >= 0 ? nul : in.position();
      mistakes.add(
          place, "", "is not UTF-8 text: byte offset " + offset + "; save it as UTF-8 text");
      return Optional.empty();
    }
    String text = out.flip().toString();
    return Optional.of(
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }

  private static int indexOfNul(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
