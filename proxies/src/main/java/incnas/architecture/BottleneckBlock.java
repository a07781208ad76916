package incnas.architecture;

/**
 * {@code SuperResK1K*K1}: residual units of 1 x 1, k x k, 1 x 1 convolutions, as in ResNet-50; two
 * units a layer.
 */
public record BottleneckBlock(int kernel, int in, int out, int stride, int bottleneck, int layers)
    implements PlainBlock {
  public BottleneckBlock {
    Block.checkKernel(kernel, 3, 5, 7);
    Block.check(in, out, stride, layers);
    Block.check("bottleneck channels", bottleneck, 1);
  }

  @Override
  public String type() {
    return "SuperResK1K" + kernel + "K1";
  }

  @Override
  public int units() {
    return 2 * layers;
  }

  @Override
  public PlainBlock withIn(int newIn) {
    return new BottleneckBlock(kernel, newIn, out, stride, bottleneck, layers);
  }

  @Override
  public PlainBlock with(int newStride, int newLayers) {
    return new BottleneckBlock(kernel, in, out, newStride, bottleneck, newLayers);
  }

  @Override
  public void lower(Lowering lowering) {
    for (int i = 0; i < units(); i++) {
      int step = i == 0 ? stride : 1;
      lowering.unit(
          i,
          out,
          step,
          lowering.projects(i, out, step),
          unit -> {
            unit.conv(Path.MAIN, bottleneck, 1, 1, 1);
            unit.batchNorm(Path.MAIN);
            unit.relu();
            unit.conv(Path.MAIN, bottleneck, kernel, step, 1);
            unit.batchNorm(Path.MAIN);
            unit.relu();
            unit.gate();
            unit.conv(Path.MAIN, out, 1, 1, 1);
            unit.batchNorm(Path.MAIN);
          });
    }
  }

  @Override
  public String text() {
    return type() + "(" + in + "," + out + "," + stride + "," + bottleneck + "," + layers + ")";
  }
}
