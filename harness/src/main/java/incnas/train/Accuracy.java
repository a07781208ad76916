package incnas.train;

import incnas.data.Batch;
import incnas.data.Batches;
import incnas.network.Network;

/**
 * Shares of the test images, 0 to 1.
 *
 * @param top1 classified right
 * @param top5 whose class is among the first five
 */
record Accuracy(double top1, double top5) {
  /** The network as it stands, with running statistics, on every test image. */
  static Accuracy of(Network network, int classes, Batches test) {
    int first = 0;
    int five = 0;
    for (Batch batch : test) {
      float[] logits = network.run(batch.images(), false);
      for (int i = 0; i < batch.size(); i++) {
        int rank = rank(logits, i * classes, classes, batch.labels()[i]);
        first += rank < 1 ? 1 : 0;
        five += rank < 5 ? 1 : 0;
      }
    }
    double n = test.examples();
    return new Accuracy(first / n, five / n);
  }

  /** How many classes come before the right one; equal logits go to the lower class. */
  private static int rank(float[] logits, int offset, int classes, int label) {
    float own = logits[offset + label];
    int rank = 0;
    for (int c = 0; c < classes; c++) {
      float other = logits[offset + c];
      // written so that NaN comes before everything
      if (c != label && !(other < own || (other == own && c > label))) {
        rank++;
      }
    }
    return rank;
  }
}
