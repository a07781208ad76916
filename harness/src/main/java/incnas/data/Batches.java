package incnas.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A split cut into batches, each of which is a pure function of its number: any of them can be made
 * at any time, on any thread.
 */
public final class Batches implements Iterable<Batch> {
  private final RawImages images;
  private final float[][] table;
  private final Augmentation augmentation;
  private final long seed;
  private final int epoch;
  private final int[] order;
  private final int batch;
  private final int count;

  private Batches(
      RawImages images,
      Normalization normalization,
      Augmentation augmentation,
      long seed,
      int epoch,
      int[] order,
      int batch,
      int count) {
    this.images = images;
    this.table = normalization.table();
    this.augmentation = augmentation;
    this.seed = seed;
    this.epoch = epoch;
    this.order = order;
    this.batch = batch;
    this.count = count;
    if (table.length != images.channels()) {
      throw new IllegalArgumentException(
          "normalization of " + table.length + " channels for images of " + images.channels());
    }
  }

  /**
   * One epoch of training: shuffled and augmented, in full batches.
   *
   * <p>The examples left over after the last full batch are left out of this epoch (others in each
   * one); with fewer examples than {@code batch} there is one smaller batch.
   */
  public static Batches training(
      Images images,
      Normalization normalization,
      Augmentation augmentation,
      int batch,
      long seed,
      int epoch) {
    int[] order = Sampler.permutation(seed, epoch, images.count());
    int full = images.count() / requirePositive(batch);
    int count = full == 0 && images.count() > 0 ? 1 : full;
    return new Batches(
        RawImages.of(images), normalization, augmentation, seed, epoch, order, batch, count);
  }

  /** Every image once, in order, only normalized; the last batch may be smaller. */
  public static Batches evaluation(Images images, Normalization normalization, int batch) {
    int[] order = IntStream.range(0, images.count()).toArray();
    int count = (int) (((long) images.count() + requirePositive(batch) - 1) / batch);
    return new Batches(
        RawImages.of(images), normalization, Augmentation.NONE, 0, 0, order, batch, count);
  }

  private static int requirePositive(int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("batches of " + batch);
    }
    return batch;
  }

  /** Number of batches. */
  public int count() {
    return count;
  }

  /** Number of examples in all batches together. */
  public int examples() {
    return (int) Math.min((long) count * batch, order.length);
  }

  /** Batch {@code number}, from 0, in fresh arrays. */
  public Batch get(int number) {
    return get(number, null);
  }

  /**
   * Batch {@code number}, from 0.
   *
   * @param used a batch that nobody looks at any more, whose arrays are taken if they have the
   *     right sizes; or null
   */
  Batch get(int number, Batch used) {
    int from = Objects.checkIndex(number, count) * batch;
    int[] indices =
        Arrays.copyOfRange(order, from, (int) Math.min((long) from + batch, order.length));
    int size = images.imageSize();
    boolean fits = used != null && used.size() == indices.length;
    float[] pixels = fits ? used.images() : new float[Math.multiplyExact(indices.length, size)];
    int[] labels = fits ? used.labels() : new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      Augmentation.Draw draw = augmentation.draw(seed, epoch, indices[i]);
      augmentation.apply(images, indices[i], table, draw, pixels, i * size);
      labels[i] = images.labels()[indices[i]];
    }
    return new Batch(indices.length, pixels, labels);
  }

  @Override
  public Iterator<Batch> iterator() {
    return IntStream.range(0, count).mapToObj(this::get).iterator();
  }
}
