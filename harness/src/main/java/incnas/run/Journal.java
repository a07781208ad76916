package incnas.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An append-only file of entries, one JSON line each, that survives a kill at any instant.
 *
 * <p>Every appended line is with the operating system when {@link #append} returns, so that a
 * killed process loses at most the line it was writing; a lost machine loses at most the lines
 * since the last {@link #sync}. Opening cuts off a torn last line and goes on behind the whole
 * ones.
 *
 * @param <T> type of an entry: a record, or {@code JsonNode}
 */
public final class Journal<T> implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final int syncEvery;
  private final long torn;
  private long lines;
  private int unsynced;
  private boolean broken;

  private Journal(Path file, FileChannel channel, int syncEvery, JournalLines<T> found) {
    this.file = file;
    this.channel = channel;
    this.syncEvery = syncEvery;
    this.torn = found.torn();
    this.lines = found.lines();
  }

  /**
   * Opens the journal for appending, handing its entries to {@code replay} first, in order.
   *
   * @param syncEvery force the disk after so many lines; 0 only at {@link #sync} and close
   * @throws UserError naming file and line if a line before the last does not fit the type
   */
  public static <T> Journal<T> open(
      Path file, Class<T> type, int syncEvery, Consumer<? super T> replay) {
    if (syncEvery < 0) {
      throw new IllegalArgumentException("syncEvery " + syncEvery);
    }
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      boolean fresh = Files.notExists(file);
      JournalLines<T> found = new JournalLines<>(file, type, replay);
      if (!fresh) {
        found.read();
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.size() != found.wholeBytes()) {
        channel.truncate(found.wholeBytes());
        channel.force(true);
      }
      channel.position(found.wholeBytes());
      if (fresh) {
        AtomicFile.forceDirectory(directory);
      }
      return new Journal<>(file, channel, syncEvery, found);
    } catch (IOException e) {
      throw failure("open", file, e);
    }
  }

  /**
   * The whole entries of a journal, in order, leaving the file as it is; none if it is not there.
   */
  public static <T> List<T> read(Path file, Class<T> type) {
    List<T> entries = new ArrayList<>();
    try {
      if (Files.exists(file)) {
        new JournalLines<>(file, type, entries::add).read();
      }
      return entries;
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  /**
   * Adds one entry as one line and hands it to the operating system.
   *
   * @throws UserError if the file system refuses; what was written of the line is taken back
   */
  public synchronized void append(T entry) {
    byte[] line = (Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    if (broken) {
      throw new UserError(
          file
              + ": an earlier write failed; run the same command again to go on from line "
              + lines);
    }
    try {
      long before = channel.position();
      writeWhole(line, before);
      lines++;
      unsynced++;
      if (syncEvery > 0 && unsynced >= syncEvery) {
        sync();
      }
    } catch (IOException e) {
      broken = true;
      throw failure("write", file, e);
    }
  }

  /** Forces all lines to the disk. */
  public synchronized void sync() {
    try {
      channel.force(false);
      unsynced = 0;
    } catch (IOException e) {
      broken = true;
      throw failure("write", file, e);
    }
  }

  /** Number of whole lines, found and appended. */
  public synchronized long lines() {
    return lines;
  }

  /** Bytes of a torn last line that opening cut off; 0 as a rule. */
  public long tornBytes() {
    return torn;
  }

  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw failure("close", file, e);
    }
  }

  private void writeWhole(byte[] line, long before) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(line);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      if (channel.isOpen()) {
        channel.truncate(before);
      }
      throw e;
    }
  }

  private static UserError failure(String what, Path file, IOException e) {
    return new UserError(
        "cannot "
            + what
            + " "
            + file
            + ": "
            + IoReason.of(e)
            + "; free space or fix permissions, then run the same command again",
        e);
  }
}
