package incnas.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * One pass over the lines of a journal: whole lines are replayed, a torn tail is measured.
 *
 * <p>The tail is torn if its line end is missing (the writer was killed), or if it is nothing but
 * NUL bytes from some byte of a line to the end of the file (the machine was lost after the file
 * had grown and before its data arrived).
 */
final class JournalLines<T> {
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final Class<T> type;
  private final Consumer<? super T> replay;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean nulTail;
  private long lines;
  private long wholeBytes;
  private long bytes;

  JournalLines(Path file, Class<T> type, Consumer<? super T> replay) {
    this.file = file;
    this.type = type;
    this.replay = replay;
  }

  long lines() {
    return lines;
  }

  /** Length of the file up to and with the last whole line. */
  long wholeBytes() {
    return wholeBytes;
  }

  long torn() {
    return bytes - wholeBytes;
  }

  void read() throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        take(chunk, n);
      }
    }
  }

  private void take(byte[] chunk, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (nulTail && chunk[i] != 0 && chunk[i] != '\n') {
        throw damaged("NUL bytes");
      }
      if (chunk[i] == 0) {
        nulTail = true;
      } else if (chunk[i] == '\n' && !nulTail) {
        line.write(chunk, start, i - start);
        whole();
        start = i + 1;
      }
    }
    bytes += length;
    if (!nulTail) {
      line.write(chunk, start, length - start);
    }
  }

  private void whole() {
    T entry;
    try {
      entry = Json.parse(line.toByteArray(), type);
    } catch (JacksonException e) {
      throw damaged(Json.problem(e));
    }
    lines++;
    wholeBytes += line.size() + 1;
    line.reset();
    replay.accept(entry);
  }

  private UserError damaged(String problem) {
    return new UserError(
        file
            + ":"
            + (lines + 1)
            + ": damaged line ("
            + problem
            + "); restore the file from a copy, or start this stage afresh with --fresh");
  }
}
