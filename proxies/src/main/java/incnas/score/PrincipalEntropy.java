package incnas.score;

import incnas.architecture.LayerGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How evenly a feature map spreads over its channels: the entropy of the normalised eigenvalues of
 * the channels' covariance, over all images and positions.
 */
final class PrincipalEntropy {
  /** Added within the logarithm, as the authors' program does. */
  private static final double GUARD = 1e-8;

  private PrincipalEntropy() {}

  /** One entropy for each boundary of a trial's network, in their order. */
  static List<Double> atBoundaries(Trial trial) {
    List<Integer> boundaries = Boundaries.of(trial.graph());
    Map<Integer, Double> entropies = new TreeMap<>();
    trial
        .network()
        .run(
            trial.images().pixels(),
            true,
            Set.copyOf(boundaries),
            (node, map) -> entropies.put(node.id(), of(node, map)));
    return new ArrayList<>(entropies.values());
  }

  /** Not a number for a map that does not vary. */
  private static double of(Node node, double[] map) {
    return of(covariance(map, node.channels(), node.side() * node.side()));
  }

  static double of(double[][] covariance) {
    double[] eigenvalues = Gram.eigenvalues(covariance);
    double sum = Arrays.stream(eigenvalues).sum();
    double entropy = 0;
    for (double value : eigenvalues) {
      double share = Math.max(0, value / sum);
      entropy -= share * StrictMath.log(share + GUARD);
    }
    return sum > 0 ? entropy : Double.NaN;
  }

  /** Of channels, from a map [n][channel][position]; divided by the number of n and positions. */
  static double[][] covariance(double[] map, int channels, int area) {
    int images = map.length / (channels * area);
    double count = (double) images * area;
    double[] centred = map.clone();
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      for (int n = 0; n < images; n++) {
        for (int i = 0; i < area; i++) {
          mean += map[(n * channels + c) * area + i] / count;
        }
      }
      for (int n = 0; n < images; n++) {
        for (int i = 0; i < area; i++) {
          centred[(n * channels + c) * area + i] -= mean;
        }
      }
    }
    double[][] covariance = new double[channels][channels];
    for (int n = 0; n < images; n++) {
      ChannelProducts.add(
          covariance, centred, n * channels * area, centred, n * channels * area, area);
    }
    for (double[] row : covariance) {
      for (int c = 0; c < channels; c++) {
        row[c] /= count;
      }
    }
    return covariance;
  }
}
