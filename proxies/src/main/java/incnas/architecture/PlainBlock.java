package incnas.architecture;

/**
 * A run of equal layers, as in ZenNAS's PlainNet; text form {@code Name(in,out,stride[,bottleneck],
 * layers)}.
 */
public sealed interface PlainBlock extends Block
    permits ConvBlock, ResidualBlock, BottleneckBlock, InvertedBlock {
  /** Name in a structure string, such as {@code SuperResK3K3}. */
  String type();

  /** Residual units; 0 for plain convolutions. */
  int units();

  /** The same block for another number of incoming channels. */
  PlainBlock withIn(int in);

  /** The same block with another stride and number of layers. */
  PlainBlock with(int stride, int layers);
}
