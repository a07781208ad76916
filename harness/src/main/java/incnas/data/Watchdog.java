package incnas.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that has given nothing for too long, so that its reader fails and can say so. */
final class Watchdog implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "download watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private final InputStream stream;
  private final Duration patience;
  private ScheduledFuture<?> bite;

  Watchdog(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
    this.bite = schedule();
  }

  /** Says that something came: the time starts anew. */
  void alive() {
    bite.cancel(false);
    bite = schedule();
  }

  private ScheduledFuture<?> schedule() {
    return clock.schedule(this::closeStream, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void closeStream() {
    try {
      stream.close();
    } catch (IOException e) {
      // the reader fails either way
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
