package incnas.train;

import java.util.List;

/** Who is told how a training goes while it goes; nothing it does reaches the result. */
public interface Listener {
  /** Nobody. */
  Listener NOBODY =
      new Listener() {
        @Override
        public void begins(long step) {}

        @Override
        public void step(
            long step, double loss, double rate, double imagesPerSecond, double waitShare) {}

        @Override
        public void epoch(long step, List<Epoch> epochs) {}
      };

  /**
   * The training begins, or goes on.
   *
   * @param step steps done before
   */
  void begins(long step);

  /**
   * A step is done.
   *
   * @param step steps done over all epochs
   * @param loss of its batch
   * @param imagesPerSecond of this epoch, since this process takes part in it
   * @param waitShare share of that time, 0 to 1, that was spent waiting for images
   */
  void step(long step, double loss, double rate, double imagesPerSecond, double waitShare);

  /**
   * An epoch is done and saved.
   *
   * @param epochs all so far
   */
  void epoch(long step, List<Epoch> epochs);
}
