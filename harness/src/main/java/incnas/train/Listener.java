package incnas.train;

import java.util.List;

/**
 * Who is told how a training goes while it goes, of all or some of it; nothing it does reaches the
 * result.
 */
public interface Listener {
  /** Nobody. */
  Listener NOBODY = new Listener() {};

  /**
   * The training begins, or goes on.
   *
   * @param step steps done before
   */
  default void begins(long step) {}

  /**
   * A step is done.
   *
   * @param step steps done over all epochs
   * @param loss of its batch
   * @param imagesPerSecond of this epoch, since this process takes part in it
   * @param waitShare share of that time, 0 to 1, that was spent waiting for images
   */
  default void step(
      long step, double loss, double rate, double imagesPerSecond, double waitShare) {}

  /**
   * An epoch is done and saved.
   *
   * @param epochs all so far
   */
  default void epoch(long step, List<Epoch> epochs) {}
}
