package incnas.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** A bar with the time left, redrawn in place twice a second. */
final class TerminalProgress implements Progress {
  private static final int WIDTH = 100;
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
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setEtaFunction(TerminalProgress::left)
        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
        .build();
  }

  private static Optional<Duration> left(ProgressState state) {
    long steps = state.getCurrent() - state.getStart();
    if (steps <= 0 || state.getMax() < state.getCurrent()) {
      return Optional.empty();
    }
    double perStep = (double) state.getElapsedAfterStart().toMillis() / steps;
    return Optional.of(Duration.ofMillis((long) (perStep * (state.getMax() - state.getCurrent()))));
  }
}
