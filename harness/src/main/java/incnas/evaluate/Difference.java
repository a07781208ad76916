package incnas.evaluate;

/** Running comparison of two engines' logits. */
final class Difference {
  private int images;
  private int agreed;
  private int worstImage;
  private double largest;

  void take(float[] first, float[] second, int n) {
    int classes = first.length / n;
    for (int i = 0; i < n; i++, images++) {
      for (int c = i * classes; c < (i + 1) * classes; c++) {
        double difference = difference(first[c], second[c]);
        if (difference > largest) {
          largest = difference;
          worstImage = images;
        }
      }
      int best = new Ranking(first, i, classes).best();
      if (best >= 0 && best == new Ranking(second, i, classes).best()) {
        agreed++;
      }
    }
  }

  private static double difference(float a, float b) {
    return Float.isFinite(a) && Float.isFinite(b)
        ? Math.abs((double) a - b)
        : Double.POSITIVE_INFINITY;
  }

  double largest() {
    return largest;
  }

  int worstImage() {
    return worstImage;
  }

  /** Images for which both name the same class. */
  int agreed() {
    return agreed;
  }
}
