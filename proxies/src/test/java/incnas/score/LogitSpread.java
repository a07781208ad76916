package incnas.score;

import incnas.architecture.Architecture;

/** How much a network's answers differ from image to image: the logits' mean variance. */
public record LogitSpread(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "logit-spread";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.forward(
        architecture, probe, Setup.of(profile), "the logits overflowed", LogitSpread::value);
  }

  private static double value(Trial trial) {
    Minibatch batch = trial.images();
    float[] logits = trial.network().run(batch.pixels(), true);
    double sum = 0;
    for (int k = 0; k < trial.classes(); k++) {
      double mean = 0;
      double square = 0;
      for (int n = 0; n < batch.size(); n++) {
        double logit = logits[n * trial.classes() + k];
        mean += logit / batch.size();
        square += logit * logit / batch.size();
      }
      sum += square - mean * mean;
    }
    return sum / trial.classes();
  }
}
