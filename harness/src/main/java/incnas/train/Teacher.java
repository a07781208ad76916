package incnas.train;

import java.util.List;

/** A trained network that a student is taught by; used by one thread at a time. */
public interface Teacher extends AutoCloseable {
  /** Shape of one image's feature map: [channels, side, side]. */
  record MapShape(int channels, int side) {}

  /**
   * What it says of some images, image-major.
   *
   * @param logits [n, classes]
   * @param features one [n, channels, side, side] for each of {@link #maps}
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose
  record Lesson(float[] logits, List<float[]> features) {}

  int classes();

  /** Its feature maps, one for each reduction that is matched, in their order. */
  List<MapShape> maps();

  /**
   * The same lesson for the same images, every time.
   *
   * @param images normalised, augmented and mixed as the student sees them
   */
  Lesson teach(float[] images, int n);

  @Override
  void close();
}
