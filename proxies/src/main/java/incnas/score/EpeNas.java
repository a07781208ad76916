package incnas.score;

import incnas.architecture.Architecture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * EPE-NAS (Lopes et al. 2021) as its authors' program, and NASLib, compute it: how alike the input
 * gradients are among images of one class.
 *
 * <p>For each class c seen: s_c = the sum over the correlation matrix of its images' gradients of
 * ln(|r| + k), k = 1e-5. Up to 100 classes: the sum of |s_c|. Beyond: s_c is divided by the number
 * of images, classes with one image are left out, and the score is the sum of |s_c - s_d| over all
 * pairs, divided by the number of classes.
 */
public record EpeNas() implements Proxy {
  private static final double K = 1e-5;
  private static final int MANY_CLASSES = 100;

  @Override
  public String name() {
    return "epe-nas";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public Score score(Architecture architecture, Probe probe) {
    return Trial.score(
        architecture,
        probe,
        Setup.WHOLE,
        "an image's gradient overflowed or is the same everywhere, or no class has two images",
        EpeNas::value);
  }

  static double value(Trial trial) {
    Minibatch images = trial.images();
    return value(InputGradients.of(trial, images), images.labels(), trial.classes());
  }

  /** The score of gradients by image. */
  static double value(double[][] gradients, int[] labels, int classes) {
    Map<Integer, List<double[]>> byClass = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      byClass.computeIfAbsent(labels[i], c -> new ArrayList<>()).add(gradients[i]);
    }
    boolean many = classes > MANY_CLASSES;
    if (many) {
      byClass.values().removeIf(rows -> rows.size() < 2);
    }
    List<Double> scores = new ArrayList<>();
    for (List<double[]> rows : byClass.values()) {
      double likeness = likeness(CorrelationMatrix.of(rows.toArray(new double[0][])));
      scores.add(many ? likeness / rows.size() : likeness);
    }
    return many ? differences(scores) : scores.stream().mapToDouble(Math::abs).sum();
  }

  private static double likeness(CorrelationMatrix correlation) {
    double sum = 0;
    for (double[] row : correlation.matrix()) {
      for (double r : row) {
        sum += StrictMath.log(Math.abs(r) + K);
      }
    }
    return sum;
  }

  private static double differences(Collection<Double> scores) {
    double sum = 0;
    for (double a : scores) {
      for (double b : scores) {
        sum += Math.abs(a - b);
      }
    }
    return sum / scores.size();
  }
}
