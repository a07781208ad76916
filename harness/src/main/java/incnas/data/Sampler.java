package incnas.data;

import incnas.seed.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The order of examples, as a pure function of seed and epoch. */
public final class Sampler {
  private Sampler() {}

  /** A uniformly random order of 0 to {@code n - 1} for one epoch. */
  public static int[] permutation(long seed, int epoch, int n) {
    return permutation(new Seed(seed).derive("shuffle", epoch), n);
  }

  /**
   * The images to train on when not all are wanted: the front of a seeded permutation of 0 to
   * {@code n - 1}, so that a larger subset holds the smaller one.
   */
  public static int[] subset(long seed, int n, int size) {
    if (size < 0 || size > n) {
      throw new IllegalArgumentException(size + " of " + n + " examples");
    }
    return Arrays.copyOf(permutation(new Seed(seed).derive("subset"), n), size);
  }

  /** Fisher and Yates, from the back. */
  private static int[] permutation(Seed seed, int n) {
    SplittableRandom random = seed.random();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
