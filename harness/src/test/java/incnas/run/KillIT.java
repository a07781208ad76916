package incnas.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a writing process at random moments and looks at what it left. */
class KillIT {
  @TempDir Path dir;

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            dir.toString())
        .redirectErrorStream(true)
        .redirectOutput(dir.resolveSibling(dir.getFileName() + ".log").toFile())
        .start();
  }

  private long journalBytes() throws IOException {
    Path journal = dir.resolve("journal.jsonl");
    return Files.exists(journal) ? Files.size(journal) : 0;
  }

  /** Waits until the child has written at least one byte more. */
  private void awaitGrowth(Process child, long from) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (journalBytes() <= from) {
      assertThat(child.isAlive()).as("child process").isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingButTheTornLineIsLost(long seed) throws Exception {
    Random random = new Random(seed);
    List<KilledWriter.Entry> before = List.of();
    for (int kill = 0; kill < 5; kill++) {
      Process child = start();
      try {
        awaitGrowth(child, journalBytes());
        Thread.sleep(random.nextInt(150));
        assertThatThrownBy(() -> RunLock.acquire(dir))
            .isInstanceOf(UserError.class)
            .hasMessageContaining("pid " + child.pid());
      } finally {
        child.destroyForcibly().waitFor();
      }
      RunLock.acquire(dir).close();
      before = check(before);
    }
  }

  private List<KilledWriter.Entry> check(List<KilledWriter.Entry> before) throws IOException {
    Path journal = dir.resolve("journal.jsonl");
    byte[] left = Files.readAllBytes(journal);
    List<KilledWriter.Entry> found = Journal.read(journal, KilledWriter.Entry.class);
    long lineEnds = new String(left, UTF_8).lines().count();
    boolean torn = left[left.length - 1] != '\n';
    assertThat(found).hasSize((int) lineEnds - (torn ? 1 : 0));
    assertThat(found.size()).isGreaterThanOrEqualTo(before.size());
    for (int t = 0; t < found.size(); t++) {
      assertThat(found.get(t)).isEqualTo(KilledWriter.Entry.at(t));
    }
    Path checkpoint = dir.resolve("checkpoint");
    if (Files.exists(checkpoint)) {
      String text = Files.readString(checkpoint);
      assertThat(text).isEqualTo(text.substring(0, 1).repeat(KilledWriter.FILE_SIZE));
    }
    AtomicFile.write(checkpoint, "0".repeat(KilledWriter.FILE_SIZE));
    try (Stream<Path> entries = Files.list(dir)) {
      assertThat(entries.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("checkpoint", "journal.jsonl", "run.lock");
    }
    return found;
  }

  @Test
  void aSecondProcessIsRefusedInOneLine() throws Exception {
    try (RunLock lock = RunLock.acquire(dir)) {
      assertThat(lock).isNotNull();
      Process child = start();
      assertThat(child.waitFor()).isNotZero();
      assertThat(Files.readString(dir.resolveSibling(dir.getFileName() + ".log")))
          .contains("is in use by another process (pid " + ProcessHandle.current().pid());
    }
  }
}
