package incnas.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to write in a directory, held through an operating system lock on {@code
 * run.lock}.
 *
 * <p>The lock dies with its process, also under kill -9; the file stays and is used again. Its text
 * (process id and start time) only serves the message to a second process.
 */
public final class RunLock implements AutoCloseable {
  private static final String NAME = "run.lock";

  /** Directories this process holds: a second open and close of the file would drop the lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private RunLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes the lock of the directory, which is made where it is missing.
   *
   * @throws UserError naming the holder's process if there is one
   */
  public static RunLock acquire(Path directory) {
    try {
      Path real = Files.createDirectories(directory).toRealPath();
      if (!HELD.add(real)) {
        throw held(directory, "this process (pid " + ProcessHandle.current().pid() + ")");
      }
      try {
        return acquireReal(directory, real);
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new UserError(
          "cannot lock "
              + directory.resolve(NAME)
              + ": "
              + IoReason.of(e)
              + "; choose a results directory that this user may write and whose file system has"
              + " locks",
          e);
    }
  }

  /** Whether a living process holds the directory; changes nothing. */
  public static boolean isHeld(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      if (HELD.contains(directory.toRealPath())) {
        return true;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = tryLock(channel)) {
        return lock == null;
      }
    } catch (IOException e) {
      return false; // no lock file, or none that this user could have taken
    }
  }

  private static RunLock acquireReal(Path shown, Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(
            real.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw held(shown, holder(channel));
      }
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      String text = "pid " + ProcessHandle.current().pid() + ", started " + now + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      return new RunLock(real, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(200);
    channel.read(buffer, 0);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return "another process (" + (text.isEmpty() ? "pid not known yet" : text) + ")";
  }

  private static UserError held(Path directory, String holder) {
    return new UserError(
        directory
            + " is in use by "
            + holder
            + "; wait until it ends or stop it, then run the same command again");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock is gone with the process at the latest
    } finally {
      HELD.remove(directory);
    }
  }
}
