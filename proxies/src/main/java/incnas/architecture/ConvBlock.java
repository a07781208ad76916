package incnas.architecture;

/** {@code SuperConvK*BNRELU}: convolutions, each followed by batch normalisation and ReLU. */
public record ConvBlock(int kernel, int in, int out, int stride, int layers) implements PlainBlock {
  public ConvBlock {
    Block.checkKernel(kernel, 1, 3, 5, 7);
    Block.check(in, out, stride, layers);
  }

  @Override
  public String type() {
    return "SuperConvK" + kernel + "BNRELU";
  }

  @Override
  public int units() {
    return 0;
  }

  @Override
  public PlainBlock withIn(int newIn) {
    return new ConvBlock(kernel, newIn, out, stride, layers);
  }

  @Override
  public PlainBlock with(int newStride, int newLayers) {
    return new ConvBlock(kernel, in, out, newStride, newLayers);
  }

  @Override
  public void lower(Lowering lowering) {
    for (int i = 0; i < layers; i++) {
      lowering.scope("conv" + (i + 1));
      lowering.conv(Path.MAIN, out, kernel, i == 0 ? stride : 1, 1);
      lowering.batchNorm(Path.MAIN);
      lowering.relu();
    }
  }

  @Override
  public String text() {
    return type() + "(" + in + "," + out + "," + stride + "," + layers + ")";
  }
}
