package incnas.network;

import ai.djl.Device;
import java.util.SplittableRandom;

/**
 * The child process of {@link EngineGuardIT}: says whether one convolution of libtorch is right, by
 * a comparison of its own, and what the guard makes of the engine.
 */
final class JudgedEngine {
  private static final int BATCH = 4;
  private static final int CHANNELS = 24;
  private static final int SIDE = 8;

  private JudgedEngine() {}

  public static void main(String[] args) {
    Convolver engine =
        new NativeConvolver(NativeEngine.load().engine(), Device.cpu(), Layout.CHANNELS_FIRST);
    System.out.println(isRight(engine) ? "right" : "wrong");
    try {
      NativeEngine.start();
      System.out.println("trusted");
    } catch (EngineException e) {
      System.out.println("refused: " + e.getMessage());
    }
    // libtorch's threads may abort a JVM that merely returns from main
    System.exit(0);
  }

  /** Integers are exact in single precision, so that any difference is a fault. */
  private static boolean isRight(Convolver engine) {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = integers(random, BATCH * CHANNELS * SIDE * SIDE);
    float[] w = integers(random, CHANNELS * CHANNELS * 9);
    ReferenceConvolution shape = new ReferenceConvolution(BATCH, CHANNELS, CHANNELS, SIDE, 3, 1, 1);
    float[] y = engine.convolve(shape, x, w, x).output();
    for (int n = 0; n < BATCH; n++) {
      for (int o = 0; o < CHANNELS; o++) {
        for (int r = 0; r < SIDE; r++) {
          for (int c = 0; c < SIDE; c++) {
            if (y[((n * CHANNELS + o) * SIDE + r) * SIDE + c] != sum(x, w, n, o, r, c)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static int sum(float[] x, float[] w, int n, int o, int row, int column) {
    int sum = 0;
    for (int i = 0; i < CHANNELS; i++) {
      for (int a = -1; a < 2; a++) {
        for (int b = -1; b < 2; b++) {
          int r = row + a;
          int c = column + b;
          if (r >= 0 && r < SIDE && c >= 0 && c < SIDE) {
            float pixel = x[((n * CHANNELS + i) * SIDE + r) * SIDE + c];
            float weight = w[((o * CHANNELS + i) * 3 + a + 1) * 3 + b + 1];
            sum += Math.round(pixel) * Math.round(weight);
          }
        }
      }
    }
    return sum;
  }

  private static float[] integers(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(-4, 5);
    }
    return values;
  }
}
