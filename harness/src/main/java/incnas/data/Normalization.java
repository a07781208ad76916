package incnas.data;

import incnas.augment.Levels;
import java.util.Arrays;

/**
 * Mean and standard deviation of each channel, of pixels scaled to 0..1.
 *
 * <p>A raw byte x becomes {@code (x / 255 - mean) / sd}, in single precision and in this order, as
 * in the public recipes.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record Normalization(float[] mean, float[] sd) implements Levels.Scaling {
  public Normalization {
    if (mean.length == 0 || mean.length != sd.length) {
      throw new IllegalArgumentException(mean.length + " means, " + sd.length + " deviations");
    }
    for (float s : sd) {
      if (!(s > 0)) {
        throw new IllegalArgumentException("standard deviation " + s + " is not positive");
      }
    }
  }

  /** The same mean and deviation for each of {@code channels} channels. */
  static Normalization uniform(int channels, float mean, float sd) {
    float[] means = new float[channels];
    float[] sds = new float[channels];
    Arrays.fill(means, mean);
    Arrays.fill(sds, sd);
    return new Normalization(means, sds);
  }

  /** What a raw byte (0..255) of a channel becomes. */
  public float apply(int channel, int raw) {
    return of(channel, raw / 255f);
  }

  /** What a value of a channel on the 0..1 scale becomes. */
  @Override
  public float of(int channel, float value) {
    return (value - mean[channel]) / sd[channel];
  }

  /** The value of 0..1 that became {@code normalized}. */
  public float inverse(int channel, float normalized) {
    return normalized * sd[channel] + mean[channel];
  }

  /** All values of {@link #apply}. */
  public Levels levels() {
    return new Levels(mean.length, this);
  }
}
