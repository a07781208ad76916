package incnas.train;

import java.util.Optional;

/**
 * What the loss is multiplied with before its gradients are taken, so that small ones do not vanish
 * in 16 bits; halved when gradients overflow, doubled after a long time without.
 *
 * <p>The constants are those of PyTorch's GradScaler.
 */
final class LossScale {
  private static final double FIRST = 65_536;
  private static final int PATIENCE = 2_000;

  private final boolean changes;
  private double factor;
  private int quiet;

  private LossScale(boolean changes, double factor) {
    this.changes = changes;
    this.factor = factor;
  }

  /** Always 1. */
  static LossScale none() {
    return new LossScale(false, 1);
  }

  static LossScale dynamic() {
    return new LossScale(true, FIRST);
  }

  double factor() {
    return factor;
  }

  /** Takes note of a step; the factor of the next one follows. */
  void after(boolean finite) {
    if (!changes) {
      return;
    }
    quiet = finite ? quiet + 1 : 0;
    if (!finite) {
      factor /= 2;
    } else if (quiet == PATIENCE) {
      factor *= 2;
      quiet = 0;
    }
  }

  /** For a checkpoint; empty where it never changes. */
  Optional<float[]> state() {
    return changes ? Optional.of(new float[] {(float) factor, quiet}) : Optional.empty();
  }

  void restore(float[] state) {
    if (changes) {
      factor = state[0];
      quiet = (int) state[1];
    }
  }
}
