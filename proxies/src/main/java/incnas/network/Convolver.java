package incnas.network;

/** An engine's convolution as the self-check sees it: forward and both gradients. */
interface Convolver {
  /** What an engine computed for one case. */
  record Result(float[] output, float[] inputGradient, float[] weightGradient) {}

  Result convolve(ReferenceConvolution shape, float[] x, float[] w, float[] dy);
}
