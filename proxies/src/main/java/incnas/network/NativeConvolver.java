package incnas.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch's convolution on one device, of tensors of one layout. */
record NativeConvolver(Engine engine, Device device, Layout layout) implements Convolver {
  @Override
  public Result convolve(ReferenceConvolution c, float[] x, float[] w, float[] dy) {
    try (NDManager manager = engine.newBaseManager(device)) {
      int k = c.kernel();
      Shape in = new Shape(c.batch(), c.in(), c.side(), c.side());
      Shape out = new Shape(c.batch(), c.out(), c.outSide(), c.outSide());
      Shape filters = new Shape(c.out(), c.in() / c.groups(), k, k);
      PtNDArray input = layout.tensor(Precision.SINGLE, manager, x, in);
      PtNDArray weight = layout.tensor(Precision.SINGLE, manager, w, filters);
      JniUtils.setGradMode(true);
      JniUtils.attachGradient(input, true);
      JniUtils.attachGradient(weight, true);
      int padding = (k - 1) / 2;
      PtNDArray output =
          JniUtils.convolution(
              input,
              weight,
              null,
              new Shape(c.stride(), c.stride()),
              new Shape(padding, padding),
              new Shape(1, 1),
              c.groups());
      JniUtils.backward(output, layout.tensor(Precision.SINGLE, manager, dy, out), false, false);
      return new Result(
          output.toFloatArray(),
          JniUtils.getGradient(input).toFloatArray(),
          JniUtils.getGradient(weight).toFloatArray());
    } finally {
      JniUtils.setGradMode(false);
    }
  }
}
