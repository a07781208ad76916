package incnas.architecture;

/**
 * {@code SuperResK*K*}: residual units of two k x k convolutions, as in ResNet-18; one unit a
 * layer.
 */
public record ResidualBlock(int kernel, int in, int out, int stride, int bottleneck, int layers)
    implements PlainBlock {
  public ResidualBlock {
    Block.checkKernel(kernel, 3, 5, 7);
    Block.check(in, out, stride, layers);
    Block.check("bottleneck channels", bottleneck, 1);
  }

  @Override
  public String type() {
    return "SuperResK" + kernel + "K" + kernel;
  }

  @Override
  public int units() {
    return layers;
  }

  @Override
  public PlainBlock withIn(int newIn) {
    return new ResidualBlock(kernel, newIn, out, stride, bottleneck, layers);
  }

  @Override
  public PlainBlock with(int newStride, int newLayers) {
    return new ResidualBlock(kernel, in, out, newStride, bottleneck, newLayers);
  }

  @Override
  public void lower(Lowering lowering) {
    for (int i = 0; i < layers; i++) {
      int step = i == 0 ? stride : 1;
      // the first unit projects under every semantics, even where it need not
      boolean projects = i == 0 || lowering.channels() != out;
      lowering.unit(
          i,
          out,
          step,
          projects,
          unit -> {
            unit.conv(Path.MAIN, bottleneck, kernel, step, 1);
            unit.batchNorm(Path.MAIN);
            unit.relu();
            unit.gate();
            unit.conv(Path.MAIN, out, kernel, 1, 1);
            unit.batchNorm(Path.MAIN);
          });
    }
  }

  @Override
  public String text() {
    return type() + "(" + in + "," + out + "," + stride + "," + bottleneck + "," + layers + ")";
  }
}
