package incnas.train;

/** A training whose loss left the finite numbers; ends its cell, not the experiment. */
public final class Diverged extends Exception {
  private static final long serialVersionUID = 1L;

  Diverged(int epoch, int step, double loss, double rate) {
    super(
        "training diverged in epoch %d, step %d: the loss is %s at learning rate %.4g; lower"
                .formatted(epoch, step, loss, rate)
            + " train.learning-rate or lengthen train.warm-up-epochs");
  }
}
