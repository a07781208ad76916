package incnas.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Compares an engine's convolutions with plain Java on shapes that libtorch is known to get wrong,
 * and on their neighbours.
 */
final class SelfCheck {
  /** Largest error that rounding explains, relative to the largest value of the sum. */
  private static final double TOLERANCE = 1e-4;

  private static final List<ReferenceConvolution> SHAPES =
      List.of(
          new ReferenceConvolution(4, 24, 24, 6, 3, 1, 1),
          new ReferenceConvolution(2, 24, 32, 6, 3, 2, 1),
          new ReferenceConvolution(2, 32, 24, 6, 5, 1, 1),
          new ReferenceConvolution(2, 88, 88, 5, 7, 1, 1),
          new ReferenceConvolution(2, 40, 56, 6, 3, 1, 1),
          new ReferenceConvolution(2, 64, 64, 6, 3, 1, 1),
          new ReferenceConvolution(2, 24, 40, 6, 1, 1, 1),
          new ReferenceConvolution(2, 40, 40, 6, 5, 2, 40),
          new ReferenceConvolution(2, 3, 16, 8, 3, 1, 1));

  private SelfCheck() {}

  /** One wrong result in words, or nothing wrong. */
  record Verdict(int checked, List<String> wrong) {
    boolean trusted() {
      return wrong.isEmpty();
    }

    Verdict and(Verdict other) {
      return new Verdict(
          checked + other.checked, Stream.concat(wrong.stream(), other.wrong.stream()).toList());
    }
  }

  /**
   * @param layout of the tensors that the engine is given, for the verdict's words
   */
  static Verdict run(Convolver engine, Layout layout) {
    List<String> wrong = new ArrayList<>();
    for (ReferenceConvolution shape : SHAPES) {
      check(engine, shape, wrong);
    }
    return new Verdict(
        3 * SHAPES.size(), wrong.stream().map(words -> words + ", " + layout.label()).toList());
  }

  private static void check(Convolver engine, ReferenceConvolution shape, List<String> wrong) {
    SplittableRandom random = new SplittableRandom(shape.hashCode());
    float[] x = uniform(random, shape.inputSize());
    float[] w = uniform(random, shape.weightSize());
    float[] dy = uniform(random, shape.outputSize());
    Convolver.Result result = engine.convolve(shape, x, w, dy);
    compare("forward", shape, shape.forward(x, w), result.output(), wrong);
    compare("input gradient", shape, shape.inputGradient(dy, w), result.inputGradient(), wrong);
    compare("weight gradient", shape, shape.weightGradient(dy, x), result.weightGradient(), wrong);
  }

  private static float[] uniform(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static void compare(
      String what,
      ReferenceConvolution shape,
      double[] expected,
      float[] actual,
      List<String> wrong) {
    double scale = 0;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    int off = 0;
    for (int i = 0; i < expected.length; i++) {
      // written so that NaN counts as off
      if (!(Math.abs(expected[i] - actual[i]) <= TOLERANCE * scale)) {
        off++;
      }
    }
    if (off > 0) {
      wrong.add(
          "%s of a %dx%d convolution, %d -> %d channels, batch %d: %d of %d values wrong"
              .formatted(
                  what,
                  shape.kernel(),
                  shape.kernel(),
                  shape.in(),
                  shape.out(),
                  shape.batch(),
                  off,
                  expected.length));
    }
  }
}
