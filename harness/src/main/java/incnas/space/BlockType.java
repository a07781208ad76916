package incnas.space;

import incnas.architecture.BottleneckBlock;
import incnas.architecture.InvertedBlock;
import incnas.architecture.PlainBlock;
import incnas.architecture.ResidualBlock;

/**
 * A kind of block that a mutation may choose.
 *
 * @param officialWeight how often the public programs choose it, in relation to the others: a list
 *     that they share by accident makes their choice uneven
 */
record BlockType(Maker maker, int officialWeight) {
  /** Makes a block from its numbers. */
  interface Maker {
    PlainBlock make(int in, int out, int stride, int bottleneck, int layers);
  }

  static BlockType residual(int kernel, int officialWeight) {
    return new BlockType(
        (in, out, stride, bottleneck, layers) ->
            new ResidualBlock(kernel, in, out, stride, bottleneck, layers),
        officialWeight);
  }

  static BlockType bottleneck(int kernel, int officialWeight) {
    return new BlockType(
        (in, out, stride, bottleneck, layers) ->
            new BottleneckBlock(kernel, in, out, stride, bottleneck, layers),
        officialWeight);
  }

  static BlockType inverted(int expansion, int kernel, int officialWeight) {
    return new BlockType(
        (in, out, stride, bottleneck, layers) ->
            new InvertedBlock(expansion, kernel, in, out, stride, bottleneck, layers),
        officialWeight);
  }
}
