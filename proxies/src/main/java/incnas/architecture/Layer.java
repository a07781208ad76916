package incnas.architecture;

/** A primitive layer: about ten kinds, each with everything its arithmetic needs. */
public sealed interface Layer {
  /** The image. */
  record Input() implements Layer {}

  /** Convolution with zero padding (k - 1) / 2, square kernel and stride. */
  record Conv(Path path, int in, int out, int kernel, int stride, int groups, boolean bias)
      implements Layer {
    public int padding() {
      return (kernel - 1) / 2;
    }

    /** Weights of one output channel: w = c_in k^2 / g. */
    public int fanIn() {
      return in / groups * kernel * kernel;
    }
  }

  /** Batch normalisation over channels, with scale and shift. */
  record BatchNorm(Path path, int channels) implements Layer {}

  /** max(0, x). */
  record Relu() implements Layer {}

  /** 1 / (1 + exp(-x)). */
  record Sigmoid() implements Layer {}

  /** All zeros, in its input's shape. */
  record Zero() implements Layer {}

  /** Sum of two maps of the same shape. */
  record Add() implements Layer {}

  /** Product of a map and one number per channel. */
  record Multiply() implements Layer {}

  /** Mean over height and width, kept as a 1 x 1 map. */
  record GlobalAveragePool() implements Layer {}

  /** Mean over windows; padded zeros do not count. */
  record AveragePool(int kernel, int stride, int padding) implements Layer {}

  /** Fully connected layer on a flattened 1 x 1 map. */
  record Linear(int in, int out) implements Layer {}
}
