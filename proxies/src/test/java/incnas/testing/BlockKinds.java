package incnas.testing;

import incnas.architecture.Architecture;
import java.util.List;

/** Small networks that between them hold every block kind, split, stride and odd channel count. */
public final class BlockKinds {
  private static final String STEM = "SuperConvK3BNRELU(3,24,1,1)";
  private static final String TAIL = "SuperConvK1BNRELU(40,32,1,1)";

  private BlockKinds() {}

  public static List<String> structures() {
    return List.of(
        STEM + "SuperConvK5BNRELU(24,40,2,2)" + TAIL,
        STEM + "SuperConvK7BNRELU(24,40,1,1)" + TAIL,
        STEM + "SuperResK3K3(24,24,1,16,2)SuperResK3K3(24,40,2,24,1)" + TAIL,
        STEM + "SuperResK5K5(24,40,2,24,1)" + TAIL,
        STEM + "SuperResK7K7(24,40,2,24,1)" + TAIL,
        STEM + "SuperResK1K3K1(24,24,1,8,1)SuperResK1K3K1(24,40,2,24,1)" + TAIL,
        STEM + "SuperResK1K5K1(24,40,1,24,1)" + TAIL,
        STEM + "SuperResK1K7K1(24,40,2,24,1)" + TAIL,
        STEM + "SuperResIDWE1K7(24,24,1,16,1)SuperResIDWE1K3(24,40,1,40,1)" + TAIL,
        STEM + "SuperResIDWE2K5(24,40,2,24,1)" + TAIL,
        STEM + "SuperResIDWE4K3(24,40,2,16,2)" + TAIL,
        STEM + "SuperResIDWE6K3(24,40,1,8,1)" + TAIL);
  }

  public static Architecture small(String structure) {
    return Architecture.parse(structure, 8, 5);
  }
}
