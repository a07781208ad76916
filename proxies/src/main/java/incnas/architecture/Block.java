package incnas.architecture;

/**
 * A gene of a network: a run of equal layers that lowers itself to primitive layers.
 *
 * <p>Text form and meaning are those of ZenNAS's PlainNet: {@code Name(in,out,stride[,bottleneck],
 * layers)}.
 */
public sealed interface Block permits ConvBlock, ResidualBlock, BottleneckBlock, InvertedBlock {
  /** Channels of the incoming feature map. */
  int in();

  /** Channels of the outgoing feature map. */
  int out();

  /** Stride of the first layer; the others have stride 1. */
  int stride();

  /** L of the structure string: how often the block's pattern is repeated. */
  int layers();

  /** Name in a structure string, such as {@code SuperResK3K3}. */
  String type();

  /** Residual units; 0 for plain convolutions. */
  int units();

  /** The same block for another number of incoming channels. */
  Block withIn(int in);

  /** The same block with another stride and number of layers. */
  Block with(int stride, int layers);

  /** Appends this block's layers to the graph under construction. */
  void lower(Lowering lowering);

  /** Canonical text, without the optional identifier of the original format. */
  String text();

  /** Refuses numbers that no layer can have; the message goes to whoever wrote the structure. */
  static void check(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + " but must be at least " + least);
    }
  }

  /** Refuses numbers that no block can have. */
  static void check(int in, int out, int stride, int layers) {
    check("in-channels", in, 1);
    check("out-channels", out, 1);
    check("stride", stride, 1);
    check("layers", layers, 1);
  }

  /** The kernel sizes that the grammar knows. */
  static void checkKernel(int kernel, int... allowed) {
    for (int k : allowed) {
      if (kernel == k) {
        return;
      }
    }
    throw new IllegalArgumentException("kernel size " + kernel + " is not part of this block kind");
  }
}
