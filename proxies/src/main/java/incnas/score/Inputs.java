package incnas.score;

import incnas.architecture.Architecture;
import incnas.seed.Seed;

/** Where the images come from that a proxy shows to a network. */
public interface Inputs {
  /**
   * As many images as asked for, of the size that the network takes; the same seed gives the same
   * images.
   *
   * @throws RuntimeException with one clear message where the source has no such images
   */
  Minibatch take(Seed seed, int count, Architecture network);

  /** What the images are, in words that identify them. */
  String describe();

  /** Pixels N(0, 1), classes uniform below the network's. */
  static Inputs gaussian() {
    return new GaussianInputs();
  }
}
