package incnas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import incnas.ChildJvm;
import incnas.run.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed at random moments, or interrupted, ends as an undisturbed one. */
class ExperimentKillIT {
  private static final int KILLS = 8;
  private static final int SIGINT = 2;

  /** A kill comes up to so many milliseconds after the work that it waited for. */
  private static final int DELAY = 60;

  private static final Pattern EPOCH = Pattern.compile("\"epoch\"");

  @TempDir private static Path shared;
  private static TinyExperiment undisturbed;

  @TempDir private Path folder;
  private TinyExperiment tiny;

  private interface Condition {
    boolean holds() throws IOException;
  }

  @BeforeAll
  static void runUndisturbed() throws IOException {
    undisturbed = TinyExperiment.in(shared);
    CommandLineRun run = CommandLineRun.of(arguments(undisturbed));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeEach
  void writeExperiment() throws IOException {
    tiny = TinyExperiment.in(folder);
  }

  /** One worker: at any moment one stage is at work. */
  private static List<String> arguments(TinyExperiment experiment) {
    return experiment.arguments("a", "--workers", "1", "--set", "train.epochs=5");
  }

  private Process start() throws IOException {
    return ChildJvm.start(Main.class, log(), arguments(tiny).toArray(String[]::new));
  }

  private Path log() {
    return folder.resolve("log");
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void killedOverItsWholeLife(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int whole = work(undisturbed);
    Set<String> struck = new TreeSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      int target = whole * kill / (KILLS + 1) - random.nextInt(whole / KILLS);
      Process child = start();
      try {
        await(child, () -> work(tiny) >= target && !running().isEmpty());
        Thread.sleep(random.nextInt(DELAY));
      } finally {
        child.destroyForcibly().waitFor();
      }
      struck.addAll(running());
    }
    assertThat(struck).as("stages at work when a kill came").contains("search", "train");
    String runs =
        CommandLineRun.of("ls", "runs", "--results", folder.resolve("a").toString()).out();
    assertThat(runs).contains("stopped, goes on with the same command").doesNotContain("running");
    finishes();
  }

  @Test
  void interruptedItSaysHowToGoOn() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "kill -INT is tried on Linux");
    assumeFalse(interruptsAreIgnored(), "skipped: these tests run where SIGINT is ignored");
    for (String stage : List.of("search", "train")) {
      Process child = start();
      try {
        await(child, () -> running().contains(stage));
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start();
        assertThat(kill.waitFor()).isZero();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(Exit.INTERRUPTED);
      } finally {
        child.destroyForcibly();
      }
      assertThat(Files.readString(log()).strip())
          .isEqualTo("interrupted; what is done is saved: run the same command again to go on");
      Files.delete(log());
    }
    finishes();
  }

  /** So it is under a shell's background job, and a child JVM inherits it. */
  private static boolean interruptsAreIgnored() throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(mask, 16) & 1 << (SIGINT - 1)) != 0;
  }

  private void finishes() throws Exception {
    Process last = start();
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).as(Files.readString(log())).isZero();
    assertThat(tiny.table("a")).isEqualTo(undisturbed.table("a"));
    for (String output : List.of("model.onnx", "journal.jsonl", "epochs.csv", "networks.csv")) {
      List<Path> expected = undisturbed.files("a", output);
      List<Path> found = tiny.files("a", output);
      assertThat(found).as(output).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i)).hasSameBinaryContentAs(expected.get(i));
      }
    }
  }

  /** How far a run is: scores and epochs, wherever it is done. */
  private static int work(TinyExperiment experiment) throws IOException {
    int work = 0;
    for (Path journal : files(experiment, "journal.jsonl")) {
      work += Files.readAllLines(journal).size();
    }
    for (Path state : files(experiment, "state.json")) {
      work += 5 * (int) EPOCH.matcher(Files.readString(state)).results().count();
    }
    return work;
  }

  /** Stages that were begun and have not ended. */
  private Set<String> running() throws IOException {
    Set<String> running = new TreeSet<>();
    for (Path file : files(tiny, Manifest.NAME)) {
      if (file.toString().contains("runs")) {
        Manifest.in(file.getParent())
            .filter(manifest -> manifest.status() == Manifest.Status.RUNNING)
            .ifPresent(manifest -> running.add(manifest.stage()));
      }
    }
    return running;
  }

  /** Files of a run that may be at work: none where one was deleted meanwhile. */
  private static List<Path> files(TinyExperiment experiment, String name) throws IOException {
    try {
      return experiment.files("a", name);
    } catch (UncheckedIOException | NoSuchFileException e) {
      return List.of();
    }
  }

  private void await(Process child, Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.holds()) {
      assertThat(child.isAlive()).as(Files.readString(log())).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
