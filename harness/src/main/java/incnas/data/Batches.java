package incnas.data;

import incnas.augment.Augmentation;
import incnas.augment.CenterCrop;
import incnas.augment.Levels;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A split cut into batches, each of which is a pure function of its number: any of them can be made
 * at any time, on any thread.
 */
public final class Batches implements Iterable<Batch> {
  private static final int COLOURS = 3;

  private final Images images;
  private final Example example;
  private final int size;
  private final int[] order;
  private final int batch;
  private final int count;
  private final Finish finish;

  /** What happens to batch {@code number} once its images are ready. */
  @FunctionalInterface
  private interface Finish {
    Batch apply(Batch batch, int number);
  }

  /** Writes one image, ready for a network, as its planes. */
  @FunctionalInterface
  private interface Example {
    void write(int index, float[] target, int offset);
  }

  private Batches(
      Images images, Example example, int size, int[] order, int batch, int count, Finish finish) {
    this.images = images;
    this.example = example;
    this.size = size;
    this.order = order;
    this.batch = batch;
    this.count = count;
    this.finish = finish;
  }

  /** The same batches with their images mixed, each batch by a seed of its own. */
  public Batches mixed(Mixup mixup, Seed seed) {
    return then((one, number) -> mixup.mix(one, seed.derive("batch", number)));
  }

  /** The same batches with their images reduced in the end, and as they were before that. */
  public Batches reduced(int from, int to) {
    return then((one, number) -> one.reduced(from, to));
  }

  private Batches then(Finish next) {
    Finish before = finish;
    return new Batches(
        images,
        example,
        size,
        order,
        batch,
        count,
        (one, number) -> next.apply(before.apply(one, number), number));
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
    Levels levels = levels(images, normalization);
    if (augmentation.isPlain()) {
      RawImages raw = RawImages.of(images);
      Example example =
          (index, target, offset) ->
              plain(raw, index, augmentation, levels, seed, epoch, target, offset);
      int size = raw.channels() * augmentation.area(raw.width(), raw.height());
      return new Batches(images, example, size, order, batch, count, (one, number) -> one);
    }
    Example example =
        (index, target, offset) ->
            augmentation.apply(images.picture(index), levels, seed, epoch, index, target, offset);
    int area =
        images instanceof RawImages raw
            ? augmentation.area(raw.width(), raw.height())
            : augmentation.area();
    return new Batches(images, example, COLOURS * area, order, batch, count, (one, number) -> one);
  }

  /** Without a detour over pictures. */
  private static void plain(
      RawImages images,
      int index,
      Augmentation augmentation,
      Levels levels,
      long seed,
      int epoch,
      float[] target,
      int offset) {
    augmentation.applyToPlanes(
        images.pixels(),
        index * images.imageSize(),
        images.height(),
        images.width(),
        levels,
        seed,
        epoch,
        index,
        target,
        offset);
  }

  /** Every image once, in order, only normalized; the last batch may be smaller. */
  public static Batches evaluation(Images images, Normalization normalization, int batch) {
    RawImages raw = RawImages.of(images);
    Levels levels = levels(images, normalization);
    Example example =
        (index, target, offset) ->
            plain(raw, index, Augmentation.NONE, levels, 0, 0, target, offset);
    return evaluation(images, example, raw.imageSize(), batch);
  }

  /** Every image once, in order, prepared as {@code crop} says; the last batch may be smaller. */
  public static Batches evaluation(
      Images images, Normalization normalization, CenterCrop crop, int batch) {
    if (images instanceof RawImages raw && crop.isPlain(raw.width(), raw.height())) {
      return evaluation(images, normalization, batch);
    }
    Levels levels = levels(images, normalization);
    int size = COLOURS * crop.reduced() * crop.reduced();
    Example example =
        (index, target, offset) -> crop.apply(images.picture(index), levels, target, offset);
    return evaluation(images, example, size, batch);
  }

  private static Batches evaluation(Images images, Example example, int size, int batch) {
    int[] order = IntStream.range(0, images.count()).toArray();
    int count = (int) (((long) images.count() + requirePositive(batch) - 1) / batch);
    return new Batches(images, example, size, order, batch, count, (one, number) -> one);
  }

  private static Levels levels(Images images, Normalization normalization) {
    Levels levels = normalization.levels();
    int channels = images instanceof RawImages raw ? raw.channels() : COLOURS;
    if (levels.channels() != channels) {
      throw new IllegalArgumentException(
          "normalization of " + levels.channels() + " channels for images of " + channels);
    }
    return levels;
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

  private int[] indices(int number) {
    int from = Objects.checkIndex(number, count) * batch;
    return Arrays.copyOfRange(order, from, (int) Math.min((long) from + batch, order.length));
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
    int[] indices = indices(number);
    boolean fits = used != null && used.size() == indices.length;
    float[] pixels = fits ? used.whole() : new float[Math.multiplyExact(indices.length, size)];
    int[] labels = fits ? used.labels() : new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      example.write(indices[i], pixels, i * size);
      labels[i] = images.labels()[indices[i]];
    }
    return finish.apply(new Batch(indices.length, pixels, labels), number);
  }

  @Override
  public Iterator<Batch> iterator() {
    return IntStream.range(0, count).mapToObj(this::get).iterator();
  }
}
