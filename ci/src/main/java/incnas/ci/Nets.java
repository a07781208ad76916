package incnas.ci;

import incnas.architecture.Architecture;

/** Published networks that the benchmarks run. */
public enum Nets {
  /** The small network that searches in space A begin with. */
  INITIAL_A(
      "SuperConvK3BNRELU(3,8,1,1)SuperResK3K3(8,16,1,8,1)SuperResK3K3(16,32,2,16,1)"
          + "SuperResK3K3(32,64,2,32,1)SuperResK3K3(64,64,2,32,1)SuperConvK1BNRELU(64,128,1,1)",
      32,
      100),
  ZENNET_CIFAR_1M(
      "SuperConvK3BNRELU(3,88,1,1)SuperResK1K7K1(88,120,1,16,1)SuperResK1K7K1(120,192,2,16,3)"
          + "SuperResK1K5K1(192,224,1,24,4)SuperResK1K5K1(224,96,2,24,2)"
          + "SuperResK1K3K1(96,168,2,40,3)SuperResK1K3K1(168,112,1,48,3)"
          + "SuperConvK1BNRELU(112,512,1,1)",
      32,
      100),
  ZENNET_400M(
      "SuperConvK3BNRELU(3,16,2,1)SuperResIDWE1K7(16,40,2,40,1)SuperResIDWE1K7(40,64,2,64,1)"
          + "SuperResIDWE4K7(64,96,2,96,5)SuperResIDWE2K7(96,224,2,224,5)"
          + "SuperConvK1BNRELU(224,2048,1,1)",
      224,
      1000);

  private final String structure;
  private final int resolution;
  private final int classes;

  Nets(String structure, int resolution, int classes) {
    this.structure = structure;
    this.resolution = resolution;
    this.classes = classes;
  }

  /** The network, parsed anew. */
  public Architecture network() {
    return Architecture.parse(structure, resolution, classes);
  }
}
