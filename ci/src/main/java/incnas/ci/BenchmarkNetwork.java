package incnas.ci;

import incnas.architecture.Architecture;

/** Networks that the benchmarks run, by the names that they take. */
enum BenchmarkNetwork {
  /** ZenNet-CIFAR-1M: deep, bottlenecks of few channels. */
  CIFAR(
      "zennet-cifar-1m",
      32,
      100,
      "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
          + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
          + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
          + "SuperConvK1BNRELU(112,512,1,1)"),
  /** ZenNet-400M: depthwise convolutions on large images. */
  IMAGENET(
      "zennet-400m",
      224,
      1000,
      "SuperConvK3BNRELU(3,16,2,1)SuperResIDWE1K7(16,40,2,40,1)SuperResIDWE1K7(40,64,2,64,1)"
          + "SuperResIDWE4K7(64,96,2,96,5)SuperResIDWE2K7(96,224,2,224,5)"
          + "SuperConvK1BNRELU(224,2048,1,1)"),
  /** What a search of space A begins with: small. */
  INITIAL(
      "initial-a",
      32,
      100,
      "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)"
          + "SuperResK3K3(32,64,2,32,1)SuperResK3K3(64,64,2,32,1)SuperConvK1BNRELU(64,128,1,1)");

  private final String label;
  private final int side;
  private final int classes;
  private final String structure;

  BenchmarkNetwork(String label, int side, int classes, String structure) {
    this.label = label;
    this.side = side;
    this.classes = classes;
    this.structure = structure;
  }

  String label() {
    return label;
  }

  Architecture architecture() {
    return Architecture.parse(structure, side, classes);
  }

  static BenchmarkNetwork of(String label) {
    for (BenchmarkNetwork network : values()) {
      if (network.label.equals(label)) {
        return network;
      }
    }
    throw new IllegalArgumentException("no network '" + label + "' among the benchmarks'");
  }
}
