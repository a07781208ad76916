package incnas.augment;

import java.util.SplittableRandom;

/**
 * Light along the principal components of ImageNet's colours (Krizhevsky et al. 2012).
 *
 * @param sd of each component's normal factor
 */
record Lighting(double sd) {
  private static final float[] VALUES = {.2175f, .0188f, .0045f};

  /** A row is a channel, a column a component. */
  private static final float[][] VECTORS = {
    {-.5675f, .7192f, .4009f}, {-.5808f, -.0045f, -.8140f}, {-.5836f, -.6948f, .4203f}
  };

  /** What is added to red, green and blue on the 0..1 scale. */
  float[] draw(SplittableRandom random) {
    float[] factors = new float[VALUES.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (sd * normal(random)) * VALUES[i];
    }
    float[] light = new float[VECTORS.length];
    for (int channel = 0; channel < light.length; channel++) {
      for (int i = 0; i < factors.length; i++) {
        light[channel] += VECTORS[channel][i] * factors[i];
      }
    }
    return light;
  }

  /** Box and Muller's. */
  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
