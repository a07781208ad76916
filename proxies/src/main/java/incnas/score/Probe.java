package incnas.score;

import incnas.seed.Seed;

/**
 * The randomness and effort that a score is taken with.
 *
 * @param batch images per forward pass
 * @param draws independent draws of weights and images
 */
public record Probe(Seed seed, int batch, int draws) {
  private static final int MOST_IMAGES = 1 << 16;
  private static final int MOST_DRAWS = 1 << 20;

  public Probe {
    check("batch", batch, MOST_IMAGES);
    check("draws", draws, MOST_DRAWS);
  }

  private static void check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " is " + value + ", but must be 1 to " + most);
    }
  }
}
