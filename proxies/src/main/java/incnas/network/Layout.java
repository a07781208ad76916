package incnas.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The order in which a tensor [n, channels, rows, columns] lies in memory. libtorch keeps the order
 * of its inputs, so that images and weights decide it for a whole pass.
 */
public enum Layout {
  /** A map after another, as PyTorch has it unless told otherwise. */
  CHANNELS_FIRST("channels first"),
  /**
   * A pixel's channels side by side: convolutions need not reorder their input and output, and
   * batch normalisation is vectorised over channels.
   */
  CHANNELS_LAST("channels last");

  private final String label;

  Layout(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** By its name in settings. */
  public static Layout of(String name) {
    return switch (name) {
      case "channels-first" -> CHANNELS_FIRST;
      case "channels-last" -> CHANNELS_LAST;
      default ->
          throw new IllegalArgumentException(
              "unknown layout '" + name + "'; known: channels-first, channels-last");
    };
  }

  /**
   * A tensor of this layout.
   *
   * @param values channels first
   */
  PtNDArray tensor(Precision precision, NDManager scope, float[] values, Shape shape) {
    if (this == CHANNELS_FIRST || shape.dimension() != 4) {
      return precision.tensor(scope, values, shape);
    }
    int channels = Math.toIntExact(shape.get(1));
    int area = Math.toIntExact(shape.get(2) * shape.get(3));
    Shape stored = new Shape(shape.get(0), shape.get(2), shape.get(3), channels);
    try (PtNDArray tensor = precision.owned(scope, turned(values, channels, area), stored)) {
      return JniUtils.permute(tensor, new long[] {0, 3, 1, 2});
    }
  }

  private static float[] turned(float[] values, int channels, int area) {
    if (channels == 1 || area == 1) {
      return values;
    }
    float[] turned = new float[values.length];
    for (int start = 0; start < values.length; start += channels * area) {
      for (int pixel = 0; pixel < area; pixel++) {
        for (int c = 0; c < channels; c++) {
          turned[start + pixel * channels + c] = values[start + c * area + pixel];
        }
      }
    }
    return turned;
  }
}
