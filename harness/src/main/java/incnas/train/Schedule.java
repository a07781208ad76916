package incnas.train;

/**
 * Learning rate per step: linear warm-up from one step's share, then a cosine to 0.
 *
 * @param peak rate at the end of the warm-up
 * @param warmUp steps of warm-up
 * @param total all steps
 */
record Schedule(double peak, long warmUp, long total) {
  double rate(long step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double progress = (double) (step - warmUp) / Math.max(1, total - warmUp);
    return peak * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
  }
}
