package incnas.data;

/**
 * Some examples, ready for a network.
 *
 * @param size number of examples
 * @param images normalized pixels, {@code size} images in CHW order
 * @param labels their {@code size} class numbers
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose
public record Batch(int size, float[] images, int[] labels) {}
