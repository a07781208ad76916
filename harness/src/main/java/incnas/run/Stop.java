package incnas.run;

import java.time.Duration;

/** The wish to end early: long tasks ask about it between two steps, save, and end. */
public final class Stop {
  private volatile boolean requested;
  private int busy;

  /** Whether somebody wishes that tasks save what they have and end. */
  public boolean requested() {
    return requested;
  }

  /** A task that asks {@link #requested} begins. */
  public synchronized void enter() {
    busy++;
  }

  /** A task that {@link #enter}ed has ended, and saved what it had. */
  public synchronized void leave() {
    busy--;
    notifyAll();
  }

  /**
   * Wishes, and waits until every task has left.
   *
   * @return whether they have
   */
  public synchronized boolean request(Duration patience) throws InterruptedException {
    requested = true;
    long deadline = System.nanoTime() + patience.toNanos();
    while (busy > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
