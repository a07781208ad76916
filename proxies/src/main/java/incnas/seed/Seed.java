package incnas.seed;

import java.util.SplittableRandom;

/**
 * A source of randomness that is derived, never consumed: the same path of names and indices gives
 * the same numbers, in any order and on any thread.
 */
public record Seed(long value) {
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** The seed of one named purpose, such as {@code derive("init", draw)}. */
  public Seed derive(String name, long index) {
    long hash = value;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + GOLDEN_RATIO * (name.charAt(i) + 1L));
    }
    return new Seed(mix(mix(hash + GOLDEN_RATIO * name.length()) + GOLDEN_RATIO * index));
  }

  public Seed derive(String name) {
    return derive(name, 0);
  }

  /** A fresh generator; two calls give two generators of the same sequence. */
  public SplittableRandom random() {
    return new SplittableRandom(value);
  }

  /** Stafford's variant 13 of the 64-bit finaliser, as in SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
