package incnas.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Small IDX files of random bytes. */
final class IdxFixture {
  private IdxFixture() {}

  /** Bytes below 10, so that they can be labels. */
  static byte[] idx(SplittableRandom random, int... dimensions) {
    int size = Arrays.stream(dimensions).reduce(1, (a, b) -> a * b);
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + size);
    file.put(new byte[] {0, 0, 8, (byte) dimensions.length});
    Arrays.stream(dimensions).forEach(file::putInt);
    while (file.hasRemaining()) {
      file.put((byte) random.nextInt(10));
    }
    return file.array();
  }
}
