package incnas.score;

import incnas.seed.Seed;

/**
 * The randomness and effort that a score is taken with.
 *
 * @param batch images per forward pass
 * @param draws independent draws of weights and images
 * @param inputs images for the proxies that do not fix their own
 */
public record Probe(Seed seed, int batch, int draws, Inputs inputs) {
  private static final int MOST_IMAGES = 1 << 16;
  private static final int MOST_DRAWS = 1 << 20;

  public Probe {
    check("batch", batch, MOST_IMAGES);
    check("draws", draws, MOST_DRAWS);
  }

  /** With random images. */
  public Probe(Seed seed, int batch, int draws) {
    this(seed, batch, draws, Inputs.gaussian());
  }

  private static void check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " is " + value + ", but must be 1 to " + most);
    }
  }

  /** The seed of one draw: its weights, its images. */
  public Seed draw(int index) {
    return seed.derive("draw", index);
  }
}
