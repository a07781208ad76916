package incnas.score;

import incnas.architecture.Architecture;
import incnas.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Scores that the public ZenNAS program gave, one for each network and proxy. */
record Goldens() {
  /**
   * One network's score by one proxy.
   *
   * @param sd sample standard deviation over the draws
   */
  record Golden(
      String network, Architecture architecture, int batch, double mean, double sd, int draws) {
    /** Difference of two means in units of its standard error, both spreads pooled. */
    double deviations(List<Double> ours) {
      Score.Known known = new Score.Known(ours);
      return deviations(mean, sd, known.mean(), known.sd(), ours.size());
    }

    /** The same for the logarithms of positive numbers, to first order on the golden's side. */
    double logDeviations(List<Double> ours) {
      double relative = sd / Math.abs(mean);
      // a lognormal's mean lies above the exponential of its mean logarithm
      double variance = Math.log1p(relative * relative);
      Score.Known logs = new Score.Known(ours.stream().map(v -> Math.log(Math.abs(v))).toList());
      return deviations(
          Math.log(Math.abs(mean)) - variance / 2,
          Math.sqrt(variance),
          logs.mean(),
          logs.sd(),
          ours.size());
    }

    private double deviations(double a, double sdA, double b, double sdB, int drawsB) {
      double pooled =
          Math.sqrt(((draws - 1) * sdA * sdA + (drawsB - 1) * sdB * sdB) / (draws + drawsB - 2.0));
      return Math.abs(a - b) / (pooled * Math.sqrt(1.0 / draws + 1.0 / drawsB));
    }
  }

  static JsonNode networks() {
    return Shared.json("golden/zennas-proxies.json").get("networks");
  }

  static List<Golden> of(String proxy) {
    List<Golden> goldens = new ArrayList<>();
    for (var entry : networks().properties()) {
      Architecture architecture =
          Architecture.parse(entry.getValue().get("structure").stringValue(), 32, 100);
      for (JsonNode score : entry.getValue().get("scores")) {
        if (score.get("proxy").stringValue().equals(proxy)) {
          goldens.add(
              new Golden(
                  entry.getKey(),
                  architecture,
                  score.get("batch").intValue(),
                  score.get("mean").doubleValue(),
                  score.get("sd").doubleValue(),
                  score.get("draws").intValue()));
        }
      }
    }
    return goldens;
  }
}
