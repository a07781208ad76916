package incnas.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The floating-point numbers that a network computes with. */
public enum Precision {
  /** 32 bits, as networks are trained and most scores are taken. */
  SINGLE(DataType.FLOAT32),
  /** 64 bits, for scores of huge range and for second derivatives. */
  DOUBLE(DataType.FLOAT64);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }

  /** Bytes of one number. */
  int bytes() {
    return type.getNumOfBytes();
  }

  PtNDArray tensor(NDManager manager, float[] values, Shape shape) {
    return (PtNDArray)
        (this == SINGLE ? manager.create(values, shape) : manager.create(widened(values), shape));
  }

  PtNDArray tensor(NDManager manager, double[] values, Shape shape) {
    return (PtNDArray)
        (this == SINGLE ? manager.create(narrowed(values), shape) : manager.create(values, shape));
  }

  /**
   * A tensor in libtorch's own memory, which is given back as soon as the tensor and its views are
   * closed; on the CPU, {@link #tensor} reads Java's, which waits for the garbage collector.
   */
  PtNDArray owned(NDManager manager, float[] values, Shape shape) {
    if (this == DOUBLE || !manager.getDevice().equals(Device.cpu())) {
      try (PtNDArray tensor = tensor(manager, values, shape)) {
        return JniUtils.clone(tensor);
      }
    }
    PtNDArray tensor = (PtNDArray) manager.create(shape, type);
    ByteBuffer memory = JniUtils.getByteBuffer(tensor, true);
    memory.order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
    return tensor;
  }

  PtNDArray zeros(NDManager manager, Shape shape) {
    return (PtNDArray) manager.zeros(shape, type);
  }

  /** A copy of a tensor's numbers, whichever precision it has. */
  static double[] doubles(NDArray tensor) {
    return tensor.getDataType() == DataType.FLOAT64
        ? tensor.toDoubleArray()
        : widened(tensor.toFloatArray());
  }

  /** A copy of a tensor's numbers, rounded where it has more than 32 bits. */
  static float[] floats(NDArray tensor) {
    return tensor.getDataType() == DataType.FLOAT64
        ? narrowed(tensor.toDoubleArray())
        : tensor.toFloatArray();
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
