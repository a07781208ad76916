package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.Block;
import incnas.architecture.StructureString;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The network that a command is about. */
final class StructureOptions {
  private static final int LARGEST_SIDE = 4096;
  private static final int MOST_CLASSES = 1_000_000;

  @Option(
      names = "--structure",
      required = true,
      paramLabel = "S",
      description =
          "Structure string, such as 'SuperConvK3BNRELU(3,8,1,1)...', or a NAS-Bench-201 cell.")
  private String structure;

  @Option(
      names = "--resolution",
      defaultValue = "32",
      paramLabel = "PIXELS",
      description = "Side of the square image; ${DEFAULT-VALUE} by default.")
  private int resolution;

  @Option(
      names = "--classes",
      defaultValue = "100",
      paramLabel = "N",
      description = "Outputs of the classifier; ${DEFAULT-VALUE} by default.")
  private int classes;

  @Option(
      names = "--rechain",
      description = "Set each block's in-channels to what the block before it gives.")
  private boolean rechain;

  /** The network as declared; it may not chain. */
  Architecture declared() {
    List<Block> blocks = StructureString.parse(structure);
    check("--resolution", resolution, LARGEST_SIDE);
    check("--classes", classes, MOST_CLASSES);
    int side = resolution;
    for (Block block : blocks) {
      side /= block.stride();
    }
    if (side < 1) {
      throw new IllegalArgumentException(
          "--resolution "
              + resolution
              + " is smaller than the product of the structure's strides; raise it");
    }
    return new Architecture(rechain ? Architecture.chain(blocks) : blocks, resolution, classes);
  }

  private static void check(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(option + " is " + value + ", but must be 1 to " + most);
    }
  }

  /** The network, which must chain. */
  Architecture runnable() {
    Architecture architecture = declared();
    Optional<String> gap = architecture.chainBreak();
    if (gap.isPresent()) {
      throw new IllegalArgumentException(
          "structure string does not chain: " + gap.get() + "; correct it, or add --rechain");
    }
    return architecture;
  }
}
