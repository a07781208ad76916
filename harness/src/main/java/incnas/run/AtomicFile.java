package incnas.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are whole or absent, whenever the process dies.
 *
 * <p>The content goes to {@code .NAME.tmp-PID-COUNT} beside the target, is forced to the disk and
 * renamed over the target; then the directory is forced too. What a killed writer left behind is
 * removed by the next write of the same target.
 */
public final class AtomicFile {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private AtomicFile() {}

  /** What a file shall hold, written piece by piece. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes UTF-8 text; errors as for {@link #write(Path, Content)}. */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes; errors as for {@link #write(Path, Content)}. */
  public static void write(Path target, byte[] bytes) {
    write(target, out -> out.write(bytes));
  }

  /**
   * Replaces the target by the content, making missing parent directories.
   *
   * <p>Where the content itself throws, the target stays as it was and the exception goes on.
   *
   * @throws UserError if the file system refuses
   */
  public static void write(Path target, Content content) {
    Path absolute = target.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null || Files.isDirectory(absolute)) {
      throw new UserError("cannot write " + target + ": a directory is there; choose another name");
    }
    try {
      Files.createDirectories(directory);
      removeLeftovers(directory, prefix(absolute));
      String name = prefix(absolute) + ProcessHandle.current().pid() + "-";
      Path temporary = directory.resolve(name + COUNT.incrementAndGet());
      IN_USE.add(temporary);
      try {
        writeAndForce(temporary, content);
        Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
        IN_USE.remove(temporary);
      }
      forceDirectory(directory);
    } catch (IOException e) {
      throw new UserError(
          "cannot write "
              + target
              + ": "
              + IoReason.of(e)
              + "; free space or fix permissions, then run the same command again",
          e);
    }
  }

  /** SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits. */
  public static String sha256(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new UserError(
          "cannot read " + file + ": " + IoReason.of(e) + "; check the path and its permissions",
          e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Makes renames and new names in the directory durable, where the platform can. */
  static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a directory; there the rename is as durable as the file system makes it
    }
  }

  private static void writeAndForce(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".tmp-";
  }

  private static void removeLeftovers(Path directory, String prefix) throws IOException {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            directory, entry -> entry.getFileName().toString().startsWith(prefix))) {
      for (Path entry : entries) {
        if (isLeftover(entry, prefix)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  /** Whether no living writer of this or another process owns the temporary file. */
  private static boolean isLeftover(Path entry, String prefix) {
    String owner = entry.getFileName().toString().substring(prefix.length());
    OptionalLong pid = pid(owner);
    if (pid.isEmpty() || pid.getAsLong() == ProcessHandle.current().pid()) {
      return !IN_USE.contains(entry);
    }
    return ProcessHandle.of(pid.getAsLong()).isEmpty();
  }

  private static OptionalLong pid(String owner) {
    int dash = owner.indexOf('-');
    try {
      return dash < 0
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(owner.substring(0, dash)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
