package incnas.network;

import incnas.seed.Seed;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** A stream of N(0, 1) numbers from a seed. */
public final class Gaussian {
  private final ZigguratSampler.NormalizedGaussian sampler;

  public Gaussian(Seed seed) {
    sampler =
        ZigguratSampler.NormalizedGaussian.of(
            RandomSource.XO_RO_SHI_RO_128_PP.create(seed.value()));
  }

  public float next() {
    return (float) sampler.sample();
  }

  /** The next numbers of the stream, times a standard deviation. */
  public float[] array(int size, double sd) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (sd * sampler.sample());
    }
    return values;
  }
}
