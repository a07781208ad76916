package incnas.architecture;

/**
 * {@code SuperResIDWE*K*}: residual units of 1 x 1, depthwise k x k, 1 x 1 convolutions, as in
 * MobileNetV2; two units a layer, the first to the bottleneck's width, the second to the output's.
 *
 * @param expansion e: a unit's inner width is e times its output width, rounded to a multiple of 8
 */
public record InvertedBlock(
    int expansion, int kernel, int in, int out, int stride, int bottleneck, int layers)
    implements PlainBlock {
  public InvertedBlock {
    if (expansion != 1 && expansion != 2 && expansion != 4 && expansion != 6) {
      throw new IllegalArgumentException(
          "expansion " + expansion + " is not part of this block kind (1, 2, 4, 6)");
    }
    Block.checkKernel(kernel, 3, 5, 7);
    Block.check(in, out, stride, layers);
    Block.check("bottleneck channels", bottleneck, 1);
  }

  @Override
  public String type() {
    return "SuperResIDWE" + expansion + "K" + kernel;
  }

  @Override
  public int units() {
    return 2 * layers;
  }

  @Override
  public PlainBlock withIn(int newIn) {
    return new InvertedBlock(expansion, kernel, newIn, out, stride, bottleneck, layers);
  }

  @Override
  public PlainBlock with(int newStride, int newLayers) {
    return new InvertedBlock(expansion, kernel, in, out, newStride, bottleneck, newLayers);
  }

  @Override
  public void lower(Lowering lowering) {
    for (int i = 0; i < units(); i++) {
      int step = i == 0 ? stride : 1;
      int width = i % 2 == 0 ? bottleneck : out;
      int inner = Channels.round8((double) width * expansion);
      lowering.unit(
          i,
          width,
          step,
          lowering.projects(i, width, step),
          unit -> {
            unit.conv(Path.MAIN, inner, 1, 1, 1);
            unit.batchNorm(Path.MAIN);
            unit.relu();
            unit.conv(Path.MAIN, inner, kernel, step, inner);
            unit.batchNorm(Path.MAIN);
            unit.relu();
            unit.gate();
            unit.conv(Path.MAIN, width, 1, 1, 1);
            unit.batchNorm(Path.MAIN);
          });
    }
  }

  @Override
  public String text() {
    return type() + "(" + in + "," + out + "," + stride + "," + bottleneck + "," + layers + ")";
  }
}
