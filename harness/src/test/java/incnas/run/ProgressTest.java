package incnas.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final AtomicLong clock = new AtomicLong(42);

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private String printed() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void plainModePrintsALineAMinuteAndOneAtTheEnd() {
    try (Progress progress = new PlainProgress("search", out, clock::get)) {
      progress.step(0, 300, "");
      for (int i = 1; i <= 300; i++) {
        pass(1);
        progress.step(i, 300, i < 100 ? "" : "best 81.2");
      }
    }
    assertThat(printed())
        .isEqualTo(
            """
            search: 20.0 %, about 4 min 0 s left
            search: 40.0 %, about 3 min 0 s left, best 81.2
            search: 60.0 %, about 2 min 0 s left, best 81.2
            search: 80.0 %, about 1 min 0 s left, best 81.2
            search: 100.0 % after 5 min 0 s, best 81.2
            """);
  }

  @Test
  void stepsOfAnEarlierProcessAreNotThisOnesSpeed() {
    Progress progress = new PlainProgress("search", out, clock::get);
    progress.step(90_000, 96_000, "");
    pass(60);
    progress.step(90_100, 96_000, "");
    assertThat(printed()).isEqualTo("search: 93.9 %, about 59 min 0 s left\n");
  }

  @Test
  void anUnknownTotalHasNoShare() {
    try (Progress progress = new PlainProgress("read", out, clock::get)) {
      progress.step(3, 0, "");
    }
    assertThat(printed()).isEqualTo("read: 3 after 0 s\n");
  }

  @Test
  void quietModeSaysNothing() {
    try (Progress progress = Progress.start("search", Progress.Mode.QUIET, out)) {
      progress.step(1, 2, "x");
    }
    assertThat(Progress.Mode.detect(true)).isEqualTo(Progress.Mode.QUIET);
    assertThat(printed()).isEmpty();
  }

  @Test
  void terminalModeEndsWithAFullBar() {
    try (Progress progress = new TerminalProgress("search", out, 79)) {
      progress.step(0, 20, "");
      progress.step(20, 20, "best 81.2");
    }
    assertThat(printed().strip())
        .endsWith("search 100 % [" + "=".repeat(20) + "] after 0 s  best 81.2");
  }

  @Test
  void aLineOfTheTerminalNeitherWrapsNorLeavesRestsOfALongerOne() {
    try (Progress progress = new TerminalProgress("search", out, 60)) {
      progress.step(0, 20, "x".repeat(100));
      progress.step(20, 20, "short");
    }
    assertThat(printed().replace('\r', '\n').lines())
        .filteredOn(line -> !line.isEmpty())
        .isNotEmpty()
        .allMatch(line -> line.length() == 60);
  }

  @ParameterizedTest
  @CsvSource({"'30 100\n', 100", "'', 80", "'0 0', 80", "'24', 80", "'a b', 80"})
  void theWidthIsTheSecondNumber(String size, int width) {
    assertThat(TerminalWidth.parse(size)).isEqualTo(width);
  }

  @Test
  void partsSideBySideAreToldAsOne() {
    try (Phase phase = new Phase(new PlainProgress("train", out, clock::get), 2)) {
      Progress one = phase.part("zen, seed 1");
      Progress two = phase.part("zen, seed 2");
      one.step(0, 8, "");
      pass(60);
      one.step(4, 8, "epoch 1");
      pass(60);
      one.close();
      two.step(1, 2, "epoch 1");
      two.close();
    }
    assertThat(printed())
        .isEqualTo(
            """
            train: 25.0 %, about 3 min 0 s left, 0 of 2 done; zen, seed 1: epoch 1
            train: 50.0 %, about 2 min 0 s left, 1 of 2 done
            train: 100.0 % after 2 min 0 s, 2 of 2 done
            """);
  }
}
