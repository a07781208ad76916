package incnas.evaluate;

/**
 * Some test images and what they show; arrays are not copied.
 *
 * @param images normalised, [n, channels, height, width]
 * @param labels one for each image, counted from 0
 */
public record LabelledBatch(float[] images, int[] labels) {
  public int size() {
    return labels.length;
  }
}
