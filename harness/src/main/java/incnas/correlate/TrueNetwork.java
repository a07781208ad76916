package incnas.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A trained network of a benchmark.
 *
 * @param index its place among the benchmark's networks, from 0
 * @param architecture its text in the benchmark's own notation
 * @param accuracies one per seed of training
 * @param published scores of others by proxy; empty where they failed
 */
public record TrueNetwork(
    int index,
    String architecture,
    List<Double> accuracies,
    Map<String, OptionalDouble> published) {
  public TrueNetwork {
    accuracies = List.copyOf(accuracies);
    published = Map.copyOf(published);
  }

  /** This network with the accuracies of further trainings. */
  TrueNetwork trainedAgain(TrueNetwork further) {
    List<Double> all = new ArrayList<>(accuracies);
    all.addAll(further.accuracies);
    return new TrueNetwork(index, architecture, all, published);
  }

  /** The mean over the seeds. */
  public double accuracy() {
    double sum = 0;
    for (double accuracy : accuracies) {
      sum += accuracy;
    }
    return sum / accuracies.size();
  }
}
