package incnas.data;

import incnas.augment.Reduction;

/**
 * Some examples, ready for a network.
 *
 * @param size number of examples
 * @param images normalized pixels, {@code size} images in CHW order
 * @param labels their {@code size} class numbers
 * @param others the classes of the images that were mixed into them; the labels themselves where
 *     none were
 * @param share how much of each image, and of its target, is its own: 1 where nothing was mixed in
 * @param whole the images before they were reduced to what a network takes; the images themselves
 *     where none were
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record Batch(
    int size, float[] images, int[] labels, int[] others, double share, float[] whole) {
  /** Images as they are. */
  public Batch(int size, float[] images, int[] labels) {
    this(size, images, labels, labels, 1, images);
  }

  /** The same examples, their images reduced from one side to another. */
  Batch reduced(int from, int to) {
    return new Batch(size, Reduction.of(images, size, from, to), labels, others, share, images);
  }
}
