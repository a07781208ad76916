package incnas.score;

/**
 * Images with their classes, as one forward pass takes them. The arrays are shared, not copied:
 * treat them as read-only.
 *
 * @param pixels image-major: [n][channel][row][column]
 * @param labels one class from 0 for each image
 */
public record Minibatch(float[] pixels, int[] labels) {
  public Minibatch {
    if (labels.length == 0 || pixels.length % labels.length != 0) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are not " + labels.length + " images");
    }
  }

  public int size() {
    return labels.length;
  }
}
