package incnas.run;

import java.util.ArrayList;
import java.util.List;

/** Several tasks that run side by side, told as one. */
public final class Phase implements AutoCloseable {
  private static final long STEPS_PER_PART = 1000;

  private final Progress whole;
  private final int parts;
  private final List<Part> started = new ArrayList<>();

  /**
   * @param parts how many tasks will be started, so that the share done is right from the first
   */
  public Phase(Progress whole, int parts) {
    this.whole = whole;
    this.parts = parts;
  }

  /** The progress of one more of the tasks. */
  public synchronized Progress part(String name) {
    Part part = new Part(this, name);
    started.add(part);
    return part;
  }

  private synchronized void tell(String text) {
    long done = 0;
    int ended = 0;
    for (Part part : started) {
      done += part.done;
      ended += part.closed ? 1 : 0;
    }
    whole.step(done, STEPS_PER_PART * parts, ended + " of " + parts + " done" + text);
  }

  @Override
  public void close() {
    whole.close();
  }

  /** One of the tasks; closing it counts the task as done. */
  static final class Part implements Progress {
    private final Phase phase;
    private final String name;
    private volatile long done;
    private volatile boolean closed;

    Part(Phase phase, String name) {
      this.phase = phase;
      this.name = name;
    }

    @Override
    public void step(long newDone, long total, String extra) {
      done = total == 0 ? 0 : STEPS_PER_PART * newDone / total;
      phase.tell("; " + name + (extra.isEmpty() ? "" : ": " + extra));
    }

    @Override
    public void close() {
      done = STEPS_PER_PART;
      closed = true;
      phase.tell("");
    }
  }
}
