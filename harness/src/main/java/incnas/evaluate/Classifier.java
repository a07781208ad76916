package incnas.evaluate;

/** A trained network in one engine, in inference mode; not for several threads at once. */
public interface Classifier {
  /** Name and version of what computes, such as {@code onnxruntime 1.23.2 (cpu)}. */
  String engine();

  /**
   * Logits, image-major: one row of as many numbers as there are classes for each image.
   *
   * @param images normalised, [n, channels, height, width]; not changed
   */
  float[] logits(float[] images, int n);
}
