package incnas.evaluate;

import incnas.data.Batch;
import incnas.run.UserError;
import java.util.Iterator;

/** Streams labelled images through one classifier, or through two at once. */
public final class Evaluator {
  private Evaluator() {}

  public static Evaluation evaluate(Classifier classifier, Iterator<Batch> batches) {
    Tally tally = new Tally(classifier);
    while (batches.hasNext()) {
      Batch batch = batches.next();
      if (batch.size() > 0) {
        tally.take(batch);
      }
    }
    return tally.evaluation();
  }

  /** The same images through both; the verdict compares every logit. */
  public static CrossCheck crossCheck(
      Classifier first, Classifier second, Iterator<Batch> batches, CrossCheck.Limits limits) {
    Tally ofFirst = new Tally(first);
    Tally ofSecond = new Tally(second);
    Difference difference = new Difference();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      if (batch.size() > 0) {
        float[] a = ofFirst.take(batch);
        float[] b = ofSecond.take(batch);
        if (a.length != b.length) {
          throw new UserError(
              "%s gives %d classes and %s gives %d; these are not the same network"
                  .formatted(
                      first.engine(),
                      a.length / batch.size(),
                      second.engine(),
                      b.length / batch.size()));
        }
        difference.take(a, b, batch.size());
      }
    }
    return new CrossCheck(
        ofFirst.evaluation(),
        ofSecond.evaluation(),
        difference.largest(),
        (double) difference.agreed() / ofFirst.images(),
        difference.worstImage(),
        limits.tolerance(),
        limits.agreement());
  }
}
