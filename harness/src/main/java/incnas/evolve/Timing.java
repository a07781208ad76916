package incnas.evolve;

import java.util.concurrent.atomic.LongAdder;

/** Where a search's time goes, summed over its threads; never part of a result. */
public final class Timing {
  private final LongAdder breed = new LongAdder();
  private final LongAdder limits = new LongAdder();
  private final LongAdder estimate = new LongAdder();
  private final LongAdder score = new LongAdder();
  private final LongAdder commit = new LongAdder();

  void breed(long since) {
    breed.add(System.nanoTime() - since);
  }

  void limits(long since) {
    limits.add(System.nanoTime() - since);
  }

  void estimate(long since) {
    estimate.add(System.nanoTime() - since);
  }

  void score(long since) {
    score.add(System.nanoTime() - since);
  }

  void commit(long since) {
    commit.add(System.nanoTime() - since);
  }

  public double breedSeconds() {
    return breed.sum() / 1e9;
  }

  public double limitsSeconds() {
    return limits.sum() / 1e9;
  }

  public double estimateSeconds() {
    return estimate.sum() / 1e9;
  }

  public double scoreSeconds() {
    return score.sum() / 1e9;
  }

  public double commitSeconds() {
    return commit.sum() / 1e9;
  }
}
