package incnas.score;

import incnas.seed.Seed;

/**
 * The randomness and effort that a score is taken with.
 *
 * @param batch images per forward pass
 * @param draws independent draws of weights and images
 */
public record Probe(Seed seed, int batch, int draws) {
  public Probe {
    if (batch < 1 || draws < 1) {
      throw new IllegalArgumentException(
          "batch and draws must be at least 1, got " + batch + " and " + draws);
    }
  }
}
