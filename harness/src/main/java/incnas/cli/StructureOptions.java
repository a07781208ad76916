package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.Block;
import incnas.architecture.StructureString;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The network that a command is about. */
final class StructureOptions {
  @Option(
      names = "--structure",
      required = true,
      paramLabel = "S",
      description = "Structure string, such as 'SuperConvK3BNRELU(3,8,1,1)...'.")
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
    return new Architecture(rechain ? Architecture.chain(blocks) : blocks, resolution, classes);
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
