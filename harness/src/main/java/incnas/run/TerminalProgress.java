package incnas.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * A bar with the time left, redrawn in place twice a second, such as {@code search 62 %
 * [============ ] 2 min 10 s left 1 of 4 done; zen-score, seed 1: best 81.2}.
 */
final class TerminalProgress implements Progress {
  private static final int BAR = 20;
  private static final int INTERVAL_MILLIS = 500;

  private final String task;
  private final PrintStream out;
  private final int width;
  private ProgressBar bar;

  TerminalProgress(String task, PrintStream out, int width) {
    this.task = task;
    this.out = out;
    this.width = width;
  }

  @Override
  public synchronized void step(long done, long total, String extra) {
    if (bar == null) {
      bar = bar(done, total);
    }
    bar.maxHint(total);
    bar.stepTo(done);
    bar.setExtraMessage(extra);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Starting from the first step, so that a resumed task's speed is this process's own. */
  private ProgressBar bar(long done, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setRenderer(TerminalProgress::render)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(out, width))
        .build();
  }

  private static String render(ProgressState state, int width) {
    double share =
        state.getMax() <= 0 ? 0 : Math.min(1, (double) state.getCurrent() / state.getMax());
    int filled = (int) (BAR * share);
    String line =
        String.format(
            Locale.ROOT,
            "%s %3.0f %% [%s%s] %s  %s",
            state.getTaskName(),
            Math.floor(100 * share),
            "=".repeat(filled),
            " ".repeat(BAR - filled),
            time(state),
            state.getExtraMessage());
    // a line that is too long would wrap, and could not be drawn over; a shorter one leaves rests
    return line.length() > width
        ? line.substring(0, width)
        : line + " ".repeat(width - line.length());
  }

  private static String time(ProgressState state) {
    if (state.getCurrent() >= state.getMax()) {
      return "after " + PlainProgress.duration(state.getElapsedAfterStart());
    }
    return left(state).map(d -> PlainProgress.duration(d) + " left").orElse("");
  }

  private static Optional<Duration> left(ProgressState state) {
    long steps = state.getCurrent() - state.getStart();
    if (steps <= 0) {
      return Optional.empty();
    }
    double perStep = (double) state.getElapsedAfterStart().toMillis() / steps;
    return Optional.of(Duration.ofMillis((long) (perStep * (state.getMax() - state.getCurrent()))));
  }
}
