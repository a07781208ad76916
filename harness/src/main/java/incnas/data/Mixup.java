package incnas.data;

import incnas.seed.Seed;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Mixup (Zhang et al. 2018): each image of a batch becomes a weighted mean of itself and a partner,
 * and its target likewise. One weight for the batch, partners by a random permutation of it.
 *
 * @param alpha both parameters of the Beta distribution of the weight; 0 for no mixing
 */
public record Mixup(double alpha) {
  public Mixup {
    if (!(alpha >= 0)) {
      throw new IllegalArgumentException("mixup of " + alpha);
    }
  }

  /** The batch mixed, as a pure function of batch and seed, in a fresh array. */
  public Batch mix(Batch batch, Seed seed) {
    if (alpha == 0) {
      return batch;
    }
    double share =
        new BetaDistribution(alpha, alpha)
            .inverseCumulativeProbability(seed.derive("share").random().nextDouble());
    int[] partners = Sampler.permutation(seed.derive("partner").value(), 0, batch.size());
    int[] others = new int[batch.size()];
    float[] images = new float[batch.images().length];
    int length = images.length / batch.size();
    float own = (float) share;
    float other = (float) (1 - share);
    for (int i = 0; i < partners.length; i++) {
      others[i] = batch.labels()[partners[i]];
      int from = partners[i] * length;
      int to = i * length;
      for (int k = 0; k < length; k++) {
        images[to + k] = own * batch.images()[to + k] + other * batch.images()[from + k];
      }
    }
    return new Batch(batch.size(), images, batch.labels(), others, share, images);
  }
}
