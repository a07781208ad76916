package incnas.train;

/**
 * When to save in the middle of an epoch: so often that little is lost, so seldom that saving takes
 * a small part of the time. No part of a result.
 *
 * @param least nanoseconds between two checkpoints, at least
 * @param rest how many times as long as the last checkpoint took to work before the next
 */
record Pace(long least, int rest) {
  /** Two seconds at least, and at most a fiftieth of the time. */
  static final Pace USUAL = new Pace(2_000_000_000L, 50);

  /** After every step. */
  static final Pace EVERY_STEP = new Pace(0, 0);

  /**
   * Whether it is time, after so many nanoseconds of work since a checkpoint that took that long.
   */
  boolean isTime(long worked, long lastTook) {
    return worked >= Math.max(least, rest * lastTook);
  }
}
