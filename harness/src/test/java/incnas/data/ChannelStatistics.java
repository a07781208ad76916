package incnas.data;

/** Mean and standard deviation of each channel over all pixels, on the 0..1 scale. */
@SuppressWarnings("ArrayRecordComponent")
record ChannelStatistics(double[] mean, double[] sd) {
  static ChannelStatistics of(RawImages images) {
    int plane = images.height() * images.width();
    double[] mean = new double[images.channels()];
    double[] sd = new double[images.channels()];
    for (int c = 0; c < images.channels(); c++) {
      long sum = 0;
      long squares = 0;
      for (int i = 0; i < images.count(); i++) {
        for (int p = 0; p < plane; p++) {
          int raw = Byte.toUnsignedInt(images.pixels()[(i * images.channels() + c) * plane + p]);
          sum += raw;
          squares += (long) raw * raw;
        }
      }
      double n = (double) images.count() * plane;
      mean[c] = sum / n / 255;
      sd[c] = Math.sqrt(squares / n / (255 * 255) - mean[c] * mean[c]);
    }
    return new ChannelStatistics(mean, sd);
  }
}
