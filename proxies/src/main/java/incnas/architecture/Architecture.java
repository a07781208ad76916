package incnas.architecture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An untrained network as a value: its blocks, the side of its square image, its classes.
 *
 * @param resolution in pixels
 */
public record Architecture(List<Block> blocks, int resolution, int classes) {
  public Architecture {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one block");
    }
    Block.check("resolution", resolution, 1);
    Block.check("classes", classes, 1);
    for (Block block : blocks) {
      if (block instanceof CellNetwork) {
        checkCells(blocks.size(), resolution, block.stride());
      }
    }
  }

  private static void checkCells(int blocks, int resolution, int stride) {
    if (blocks > 1) {
      throw new IllegalArgumentException("a network of cells has no other blocks");
    }
    if (resolution % stride != 0) {
      throw new IllegalArgumentException(
          "the resolution is "
              + resolution
              + ", but a network of cells halves the image without remainder: it must be a multiple of "
              + stride);
    }
  }

  /**
   * The first block whose in-channels are not what the block before it gives, in words. Such a
   * network can be counted as it is declared, but never run.
   */
  public Optional<String> chainBreak() {
    for (int i = 1; i < blocks.size(); i++) {
      int given = blocks.get(i - 1).out();
      if (blocks.get(i).in() != given) {
        return Optional.of(
            "block %d, %s, takes %d channels but block %d gives %d"
                .formatted(i + 1, blocks.get(i).text(), blocks.get(i).in(), i, given));
      }
    }
    return Optional.empty();
  }

  /** A network that can run, from its structure string; errors name the position. */
  public static Architecture parse(String structure, int resolution, int classes) {
    Architecture architecture =
        new Architecture(StructureString.parse(structure), resolution, classes);
    architecture
        .chainBreak()
        .ifPresent(
            what -> {
              throw new StructureException("structure string does not chain: " + what);
            });
    return architecture;
  }

  /** Canonical structure string. */
  public String structure() {
    return StructureString.print(blocks);
  }

  /** L of the paper: layers of all blocks, stem and tail included. */
  public int layers() {
    return blocks.stream().mapToInt(Block::layers).sum();
  }

  /** The same network with each block's in-channels set to what the block before it gives. */
  public static List<Block> chain(List<Block> blocks) {
    List<Block> chained = new ArrayList<>();
    int channels = blocks.get(0).in();
    for (Block block : blocks) {
      chained.add(block instanceof PlainBlock plain ? plain.withIn(channels) : block);
      channels = block.out();
    }
    return chained;
  }

  public Architecture withClasses(int newClasses) {
    return new Architecture(blocks, resolution, newClasses);
  }

  public LayerGraph lower(Variant variant) {
    Lowering lowering = new Lowering(variant, blocks.get(0).in(), resolution);
    for (int i = 0; i < blocks.size(); i++) {
      lowering.block(i, blocks.get(i).in());
      blocks.get(i).lower(lowering);
    }
    return lowering.head(classes);
  }

  /** SHA-256 of the structure string, in hexadecimal. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(structure().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
