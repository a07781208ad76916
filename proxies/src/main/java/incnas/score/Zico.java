package incnas.score;

import incnas.architecture.Architecture;
import incnas.network.Parameter;
import incnas.network.Tape;
import incnas.network.Watch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ZiCo (Li et al. 2023): over convolutions and classifier, the sum of the logarithms of the layer's
 * summed ratio of mean absolute gradient to the gradient's standard deviation, over two batches.
 *
 * <p>{@code paper-text}: the two gradients are those of the two batches. {@code original}: the
 * authors' program does not clear gradients between the batches, so that the second is their sum.
 * Weights whose gradient does not change are left out, and layers that have no others.
 */
public record Zico(Profile profile) implements Proxy {
  @Override
  public String name() {
    return "zico";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(architecture, probe, Setup.WHOLE, "the gradients overflowed", this::value);
  }

  double value(Trial trial) {
    Map<Parameter, double[]> first = gradients(trial, trial.images());
    Map<Parameter, double[]> second = gradients(trial, trial.images("second batch"));
    double sum = 0;
    for (Parameter p : trial.layerWeights()) {
      double ratios = ratios(first.get(p), second.get(p));
      // written so that what is not a number goes on into the score
      sum += ratios == 0 ? 0 : StrictMath.log(ratios);
    }
    return sum;
  }

  private static Map<Parameter, double[]> gradients(Trial trial, Minibatch images) {
    try (Tape tape = trial.loss(images, Watch.PARAMETERS)) {
      Map<Parameter, double[]> gradients = new LinkedHashMap<>();
      trial.layerWeights().forEach(p -> gradients.put(p, tape.gradient(p.name())));
      return gradients;
    }
  }

  private double ratios(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i];
      double b = profile == Profile.ORIGINAL ? a + second[i] : second[i];
      double deviation = Math.abs(a - b) / 2;
      if (deviation != 0) {
        sum += (Math.abs(a) + Math.abs(b)) / 2 / deviation;
      }
    }
    return sum;
  }
}
