package incnas.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Batches that are ready before they are wanted: some threads make them ahead, in order, and no
 * more of them than a few.
 *
 * <p>The batches are those of {@link Batches#get}, however many threads there are. For one
 * consumer; a batch's arrays are used again once the next one is asked for. Where making a batch
 * fails, its exception comes out of {@link #next} in the batch's place, and nothing comes after it.
 */
public final class Prefetch implements Iterator<Batch>, AutoCloseable {
  /** Makes a batch in the arrays of one that nobody looks at any more, or null. */
  @FunctionalInterface
  interface Maker {
    Batch make(int number, Batch used);
  }

  private final int count;
  private final Maker maker;
  private final int ahead;

  /** The batch with number n is, or was last, in place n modulo the length. */
  private final Batch[] places;

  private final boolean[] ready;
  private final Thread[] loaders;

  private int claimed;
  private int taken;
  private int failedAt = Integer.MAX_VALUE;
  private Throwable failure;
  private boolean closed;

  private final long began = System.nanoTime();
  private long waited;
  private long last = began;

  /**
   * Starts to make batches.
   *
   * @param from number of the first batch
   * @param threads that make batches; so many batches, and one more, are made ahead
   */
  public Prefetch(Batches batches, int from, int threads) {
    this(batches.count(), batches::get, from, threads);
  }

  Prefetch(int count, Maker maker, int from, int threads) {
    if (threads < 1 || from < 0 || from > count) {
      throw new IllegalArgumentException(threads + " threads from batch " + from);
    }
    this.count = count;
    this.maker = maker;
    ahead = threads + 1;
    places = new Batch[ahead + 1];
    ready = new boolean[ahead + 1];
    claimed = from;
    taken = from;
    loaders =
        IntStream.range(0, threads)
            .mapToObj(i -> new Thread(this::load, "loader-" + (i + 1)))
            .toArray(Thread[]::new);
    for (Thread loader : loaders) {
      loader.setDaemon(true);
      loader.start();
    }
  }

  private void load() {
    for (int number = claim(); number >= 0; number = claim()) {
      int place = number % places.length;
      try {
        Batch made = maker.make(number, places[place]);
        deliver(place, made);
      } catch (Throwable e) { // of any kind: the consumer is waiting for it
        fail(number, e);
      }
    }
  }

  /** The next number to make, or -1 when there is nothing left to do. */
  private synchronized int claim() {
    // the place of number n is that of n - ahead - 1, which must have been taken and given back
    while (!closed && claimed < end() && claimed >= taken + ahead) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true; // nobody interrupts a loader but to end it
        notifyAll();
      }
    }
    return closed || claimed >= end() ? -1 : claimed++;
  }

  /** Batches from here on are not made any more. */
  private int end() {
    return Math.min(count, failedAt);
  }

  private synchronized void deliver(int place, Batch made) {
    places[place] = made;
    ready[place] = true;
    notifyAll();
  }

  private synchronized void fail(int number, Throwable e) {
    if (number < failedAt) {
      failedAt = number;
      failure = e;
    }
    notifyAll();
  }

  @Override
  public synchronized boolean hasNext() {
    return taken < count;
  }

  /**
   * The next batch, waiting for it if need be.
   *
   * @throws IllegalStateException if this is closed, or the thread is interrupted, which closes it
   */
  @Override
  public synchronized Batch next() {
    if (taken >= count) {
      throw new NoSuchElementException("there are " + count + " batches");
    }
    int place = taken % places.length;
    long asked = System.nanoTime();
    while (!ready[place] && taken < failedAt && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true;
        notifyAll();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    last = System.nanoTime();
    waited += last - asked;
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (taken == failedAt) {
      throw rethrown();
    }
    ready[place] = false;
    taken++;
    notifyAll();
    return places[place];
  }

  private RuntimeException rethrown() {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure; // a batch throws nothing checked
  }

  /** The share, 0 to 1, of the time up to the last {@link #next} that was spent waiting in it. */
  public synchronized double waitShare() {
    return last == began ? 0 : (double) waited / (last - began);
  }

  /** Ends the threads; returns when they have finished the batches they are at. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (Thread loader : loaders) {
      while (loader.isAlive()) {
        try {
          loader.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
