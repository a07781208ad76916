package incnas.data;

import incnas.run.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches a published archive: into NAME.part, which a later try goes on with, then checks it, then
 * renames it; so NAME is the whole archive or absent.
 */
public final class Download {
  /** Where the CIFAR archives are published. */
  public static final URI CIFAR_HOME = URI.create("https://www.cs.toronto.edu/~kriz/");

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);

  private final URI base;
  private final Duration stallTimeout;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Is told how far a transfer is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called after every piece.
     *
     * @param done bytes there, those of an earlier try included
     * @param total bytes of the archive, or -1 if the server does not say
     */
    void at(long done, long total);
  }

  public Download(URI base) {
    this(base, STALL_TIMEOUT);
  }

  /** As the other, giving up when no byte came for {@code stallTimeout}. */
  Download(URI base, Duration stallTimeout) {
    this.base = base;
    this.stallTimeout = stallTimeout;
  }

  /**
   * Fetches {@code archive} into {@code directory}, which is made if need be; does nothing if it is
   * there already.
   *
   * @return the archive
   * @throws UserError if the server cannot be reached, answers with an error or breaks off, if the
   *     checksum is wrong, or if a file cannot be written
   */
  public Path fetch(Archive archive, Path directory, Progress progress) {
    Path target = directory.resolve(archive.file());
    Path part = directory.resolve(archive.file() + ".part");
    try {
      if (Files.exists(target)) {
        return existing(archive, target);
      }
      Files.createDirectories(directory);
      fetch(archive, base.resolve(archive.file()), part, progress);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be written (%s). Free the space or change the rights, then run the same command again; it goes on where it stopped."
              .formatted(part, Problems.describe(e)),
          e);
    }
  }

  /** Leaves a part that is whole and checked. */
  private void fetch(Archive archive, URI uri, Path part, Progress progress) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      requireLock(channel, part);
      try {
        transfer(uri, channel, part, progress);
      } finally {
        if (channel.size() == 0) {
          Files.deleteIfExists(part);
        }
      }
      channel.force(true);
      requireChecksum(archive, part, uri);
    }
  }

  private static Path existing(Archive archive, Path target) throws IOException {
    String md5 = Checksum.md5().add(target).hex();
    if (!md5.equals(archive.md5())) {
      throw new UserError(
          "%s: exists with md5 %s, the published archive has %s. Move it away, then run the same command again."
              .formatted(target, md5, archive.md5()));
    }
    return target;
  }

  private static void requireLock(FileChannel channel, Path part) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new UserError(
          part + ": another download writes to it. Wait for that one, then run the command again.");
    }
  }

  /** Brings the part to its full length. */
  private void transfer(URI uri, FileChannel channel, Path part, Progress progress)
      throws IOException {
    HttpResponse<InputStream> response = send(uri, channel.size());
    if (response.statusCode() == RANGE_NOT_SATISFIABLE && channel.size() > 0) {
      close(response);
      return; // the part is as long as the archive, or longer: the checksum decides
    }
    long start = startOf(response, channel.size(), uri, part);
    channel.truncate(start).position(start);
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : start + length;
    try (InputStream body = response.body();
        Watchdog watchdog = new Watchdog(body, stallTimeout)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = read(body, buffer, uri, channel); n >= 0; n = read(body, buffer, uri, channel)) {
        watchdog.alive();
        write(channel, buffer, n);
        progress.at(channel.position(), total);
      }
    }
    if (total >= 0 && channel.size() < total) {
      throw brokenOff(uri, channel.size(), null);
    }
  }

  private HttpResponse<InputStream> send(URI uri, long from) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(CONNECT_TIMEOUT);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UserError(
          "%s: no connection (%s). Check the network; or fetch the archive elsewhere and put it into the data directory."
              .formatted(uri, Problems.describe(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(uri + ": the download was interrupted. Run the same command again.", e);
    }
  }

  /** From which byte on the answer's body counts. */
  private static long startOf(
      HttpResponse<InputStream> response, long present, URI uri, Path part) {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (response.statusCode() == OK) {
      return 0;
    }
    if (response.statusCode() == PARTIAL && range.startsWith("bytes " + present + "-")) {
      return present;
    }
    close(response);
    if (response.statusCode() == PARTIAL) {
      throw new UserError(
          "%s: answered with range '%s' where bytes from %d on were asked for. Remove %s, then run the same command again."
              .formatted(uri, range, present, part));
    }
    throw new UserError(
        "%s: the server answered with status %d. Try again later; or fetch the archive elsewhere and put it into the data directory."
            .formatted(uri, response.statusCode()));
  }

  private static int read(InputStream body, byte[] buffer, URI uri, FileChannel channel)
      throws IOException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw brokenOff(uri, channel.size(), e);
    }
  }

  private static UserError brokenOff(URI uri, long done, IOException cause) {
    return new UserError(
        "%s: the transfer broke off after %d bytes, which are kept. Run the same command again; it goes on from there."
            .formatted(uri, done),
        cause);
  }

  private static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void requireChecksum(Archive archive, Path part, URI uri) throws IOException {
    String md5 = Checksum.md5().add(part).hex();
    if (!md5.equals(archive.md5())) {
      Files.delete(part);
      throw new UserError(
          "%s: what came has md5 %s, the published archive has %s; it was removed. Run the same command again; if it comes to the same, the server has something else."
              .formatted(uri, md5, archive.md5()));
    }
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // nothing of this body is wanted
    }
  }
}
