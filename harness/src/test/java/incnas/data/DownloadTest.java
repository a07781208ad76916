package incnas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import incnas.run.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final int SIZE = 300_000;

  @TempDir Path directory;

  private final byte[] content = new byte[SIZE];
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private Archive archive;
  private HttpServer server;
  private Path target;
  private Path part;

  @BeforeEach
  void start() throws IOException {
    new SplittableRandom(1).nextBytes(content);
    archive = new Archive("set.tar.gz", Checksum.md5().add(content).hex());
    target = directory.resolve("set.tar.gz");
    part = directory.resolve("set.tar.gz.part");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** One answer of the server. */
  private interface Answer {
    void to(HttpExchange exchange, int from) throws IOException;
  }

  private void serve(Answer answer) {
    server.createContext(
        "/data/set.tar.gz",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          ranges.add(String.valueOf(range));
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          try (exchange) {
            answer.to(exchange, from);
          }
        });
  }

  private void whole(HttpExchange exchange, int unusedFrom) throws IOException {
    exchange.sendResponseHeaders(200, SIZE);
    exchange.getResponseBody().write(content);
  }

  private void ranged(HttpExchange exchange, int from) throws IOException {
    if (from == 0) {
      whole(exchange, from);
    } else if (from >= SIZE) {
      exchange.sendResponseHeaders(416, -1);
    } else {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
      exchange.sendResponseHeaders(206, SIZE - from);
      exchange.getResponseBody().write(content, from, SIZE - from);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
  }

  private Path fetch() {
    return new Download(base()).fetch(archive, directory, (done, total) -> {});
  }

  private void assertComplete() {
    assertThat(target).hasBinaryContent(content);
    assertThat(part).doesNotExist();
  }

  @Test
  void fetchesAndReportsProgress() {
    serve(this::whole);
    List<Long> done = new ArrayList<>();
    Path below = directory.resolve("not/there/yet");
    Path fetched =
        new Download(base())
            .fetch(
                archive,
                below,
                (bytes, total) -> {
                  done.add(bytes);
                  assertThat(total).isEqualTo(SIZE);
                });
    assertThat(fetched).isEqualTo(below.resolve("set.tar.gz")).hasBinaryContent(content);
    assertThat(done).isSorted().endsWith((long) SIZE);
    assertThat(below.resolve("set.tar.gz.part")).doesNotExist();
  }

  @Test
  void asksForNothingWhenTheArchiveIsThere() throws IOException {
    Files.write(target, content);
    assertThat(fetch()).isEqualTo(target);
    assertThat(ranges).isEmpty();
    Files.write(target, new byte[] {1});
    assertThatThrownBy(this::fetch)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Move it away");
    assertThat(target).hasBinaryContent(new byte[] {1});
  }

  @Test
  void goesOnAfterATransferThatBrokeOff() {
    int[] calls = new int[1];
    CountDownLatch arrived = new CountDownLatch(1);
    serve(
        (exchange, from) -> {
          if (calls[0]++ == 0) {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(content, 0, 100_000);
            exchange.getResponseBody().flush();
            await(arrived);
          } else {
            ranged(exchange, from);
          }
        });
    Download download = new Download(base());
    assertThatThrownBy(
            () -> download.fetch(archive, directory, (done, total) -> arrived.countDown()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("broke off after")
        .hasMessageContaining("Run the same command again");
    assertThat(target).doesNotExist();
    assertThat(part).exists();
    long kept = part.toFile().length();
    assertThat(kept).isBetween(1L, 100_000L);
    fetch();
    assertComplete();
    assertThat(ranges).containsExactly("null", "bytes=" + kept + "-");
  }

  @Test
  void startsAnewWhenTheServerIgnoresRanges() throws IOException {
    serve(this::whole);
    Files.write(part, Arrays.copyOf(new byte[] {9, 9, 9}, SIZE + 5000));
    fetch();
    assertComplete();
  }

  @Test
  void takesAPartThatIsWholeAlready() throws IOException {
    serve(this::ranged);
    Files.write(part, content);
    fetch();
    assertComplete();
  }

  @Test
  void removesWhatHasTheWrongChecksum() throws IOException {
    serve(this::ranged);
    Files.write(part, new byte[1000]);
    assertThatThrownBy(this::fetch)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("set.tar.gz: what came has md5")
        .hasMessageContaining(archive.md5());
    assertThat(directory).isEmptyDirectory();
    fetch();
    assertComplete();
  }

  @Test
  void reportsTheStatusAndKeepsAnEarlierPart() throws IOException {
    serve((exchange, from) -> exchange.sendResponseHeaders(404, -1));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("status 404");
    assertThat(directory).isEmptyDirectory();
    Files.write(part, new byte[10]);
    assertThatThrownBy(this::fetch).isInstanceOf(UserError.class);
    assertThat(part).hasSize(10);
  }

  @Test
  void refusesAnotherRangeThanAskedFor() throws IOException {
    serve(
        (exchange, from) -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/10");
          exchange.sendResponseHeaders(206, 5);
          exchange.getResponseBody().write(new byte[5]);
        });
    Files.write(part, new byte[10]);
    assertThatThrownBy(this::fetch)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bytes from 10 on were asked for");
    assertThat(part).hasSize(10);
  }

  @Test
  void saysWhenNobodyAnswers() {
    URI closed = base();
    server.stop(0);
    assertThatThrownBy(() -> new Download(closed).fetch(archive, directory, (done, total) -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no connection")
        .hasMessageContaining("Check the network");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void givesUpOnAServerThatFallsSilent() {
    CountDownLatch over = new CountDownLatch(1);
    serve(
        (exchange, from) -> {
          exchange.sendResponseHeaders(200, SIZE);
          OutputStream body = exchange.getResponseBody();
          body.write(content, 0, 50_000);
          body.flush();
          await(over);
        });
    Download impatient = new Download(base(), Duration.ofMillis(300));
    assertThatThrownBy(() -> impatient.fetch(archive, directory, (done, total) -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("broke off after");
    over.countDown();
    assertThat(target).doesNotExist();
  }

  @Test
  void refusesASecondDownloadOfTheSameArchive() throws IOException {
    serve(this::whole);
    try (FileChannel other =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(this::fetch)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another download");
    }
    assertThat(ranges).isEmpty();
  }

  @Test
  void saysWhenTheDirectoryCannotBeMade() throws IOException {
    Path file = Files.write(directory.resolve("file"), new byte[1]);
    serve(this::whole);
    assertThatThrownBy(
            () -> new Download(base()).fetch(archive, file.resolve("data"), (done, total) -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }
}
