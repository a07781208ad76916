package incnas.architecture;

/** A gene of a network, which lowers itself to primitive layers. */
public sealed interface Block permits PlainBlock, CellNetwork {
  /** Channels of the incoming feature map. */
  int in();

  /** Channels of the outgoing feature map. */
  int out();

  /** Product of the layers' strides; of a plain block the first layer has it all. */
  int stride();

  /** L of the structure string: how often the block's pattern is repeated. */
  int layers();

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
