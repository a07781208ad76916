package incnas.evaluate;

import incnas.data.Batch;
import incnas.run.UserError;

/** Running counts of one classifier's right answers. */
final class Tally {
  private static final int TOP = 5;

  private final Classifier classifier;
  private int images;
  private int first;
  private int amongTop;

  Tally(Classifier classifier) {
    this.classifier = classifier;
  }

  /** Classifies a batch and counts; gives the logits, image-major. */
  float[] take(Batch batch) {
    float[] logits = classifier.logits(batch.images(), batch.size());
    int classes = logits.length / batch.size();
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.labels()[i];
      if (label < 0 || label >= classes) {
        throw new UserError(
            ("image %d is labelled %d, but the network in %s has %d classes;"
                    + " evaluate it on the data set it was trained on")
                .formatted(images + i, label, classifier.engine(), classes));
      }
      int rank = new Ranking(logits, i, classes).rank(label);
      first += rank == 0 ? 1 : 0;
      amongTop += rank < TOP ? 1 : 0;
    }
    images += batch.size();
    return logits;
  }

  int images() {
    return images;
  }

  Evaluation evaluation() {
    if (images == 0) {
      throw new UserError("there are no images to evaluate on; give a data set with a test split");
    }
    return new Evaluation(
        classifier.engine(), (double) first / images, (double) amongTop / images, images);
  }
}
