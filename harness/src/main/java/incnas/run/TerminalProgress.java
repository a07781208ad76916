package incnas.run;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** A bar with the time left, redrawn in place twice a second. */
final class TerminalProgress implements Progress {
  private static final int WIDTH = 120;
  private static final int BAR = 20;
  private static final int INTERVAL_MILLIS = 500;

  private final String task;
  private final PrintStream out;
  private ProgressBar bar;

  TerminalProgress(String task, PrintStream out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public synchronized void step(long done, long total, String extra) {
    if (bar == null) {
      bar = bar(done, total);
    }
    bar.maxHint(total);
    bar.stepTo(done);
    bar.setExtraMessage(extra.isEmpty() ? "" : " " + extra);
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
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setRenderer(TerminalProgress::render)
        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
        .build();
  }

  /** Such as {@code search [===== ] 50 %, about 2 min 3 s left, best 81.2}. */
  private static String render(ProgressState state, int width) {
    long total = Math.max(state.getMax(), 1);
    long done = Math.min(Math.max(state.getCurrent(), 0), total);
    int filled = (int) (BAR * done / total);
    String text =
        "%s [%s%s] %3d %%%s%s"
            .formatted(
                state.getTaskName(),
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                100 * done / total,
                time(state),
                state.getExtraMessage().isBlank() ? "" : ", " + state.getExtraMessage().strip());
    return text.length() > width ? text.substring(0, width) : text;
  }

  private static String time(ProgressState state) {
    long steps = state.getCurrent() - state.getStart();
    long left = state.getMax() - state.getCurrent();
    if (left <= 0) {
      return " after " + PlainProgress.duration(state.getElapsedAfterStart());
    }
    if (steps <= 0) {
      return "";
    }
    double perStep = (double) state.getElapsedAfterStart().toMillis() / steps;
    return ", about "
        + PlainProgress.duration(Duration.ofMillis((long) (perStep * left)))
        + " left";
  }
}
