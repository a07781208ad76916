package incnas.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Prints a line a minute and one at the end, such as {@code search: 1.2 %, about 2 h 10 min left,
 * best 81.2}.
 */
final class PlainProgress implements Progress {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final String task;
  private final PrintStream out;
  private final LongSupplier nanos;
  private final long started;
  private long printed;
  private long first = -1;
  private long done;
  private long total;
  private String extra = "";
  private boolean told = true;

  PlainProgress(String task, PrintStream out, LongSupplier nanos) {
    this.task = task;
    this.out = out;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    this.printed = started;
  }

  @Override
  public synchronized void step(long newDone, long newTotal, String newExtra) {
    if (first < 0) {
      first = newDone; // a resumed task does not count what an earlier process did as its speed
    }
    done = newDone;
    total = newTotal;
    extra = newExtra;
    told = false;
    if (nanos.getAsLong() - printed >= MINUTE) {
      print();
    }
  }

  @Override
  public synchronized void close() {
    if (!told) {
      print();
    }
  }

  private void print() {
    long now = nanos.getAsLong();
    StringBuilder line = new StringBuilder(task + ": ");
    line.append(
        total > 0 ? String.format(Locale.ROOT, "%.1f %%", 100.0 * done / total) : "" + done);
    if (done > first && done < total) {
      double left = (double) (now - started) * (total - done) / (done - first);
      line.append(", about ").append(duration(Duration.ofNanos((long) left))).append(" left");
    } else if (done >= total) {
      line.append(" after ").append(duration(Duration.ofNanos(now - started)));
    }
    if (!extra.isEmpty()) {
      line.append(", ").append(extra);
    }
    out.println(line);
    out.flush();
    printed = now;
    told = true;
  }

  static String duration(Duration d) {
    if (d.toHours() > 0) {
      return d.toHours() + " h " + d.toMinutesPart() + " min";
    }
    return d.toMinutes() > 0
        ? d.toMinutes() + " min " + d.toSecondsPart() + " s"
        : d.toSeconds() + " s";
  }
}
