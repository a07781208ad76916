package incnas.score;

import incnas.network.Tape;
import incnas.network.Watch;
import java.util.Arrays;
import java.util.List;

/** For each image of a batch the gradient of the sum of all logits with respect to its pixels. */
final class InputGradients {
  private InputGradients() {}

  static double[][] of(Trial trial, Minibatch images) {
    Watch watch = Watch.NOTHING.and(Watch.Mode.GRADIENT, List.of(0));
    try (Tape tape = trial.network().record(images.pixels(), true, watch)) {
      double[] ones = new double[images.size() * trial.classes()];
      Arrays.fill(ones, 1);
      tape.backward(ones);
      double[] all = tape.gradient(0);
      int size = all.length / images.size();
      double[][] rows = new double[images.size()][];
      Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * size, (i + 1) * size));
      return rows;
    }
  }
}
