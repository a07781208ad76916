package incnas.score;

import java.util.List;

/** What a proxy says of a network: a number with its spread, or why there is none. */
public sealed interface Score {
  /** One value per draw; none where the score is undefined. */
  List<Double> values();

  /** Why there is no score; empty where there is one. */
  String reason();

  /** The score that gave these values, or this reason. */
  static Score restored(List<Double> values, String reason) {
    return values.isEmpty() ? new Undefined(reason) : new Known(values);
  }

  /** One value per draw; every value is finite. */
  record Known(List<Double> values) implements Score {
    public Known {
      values = List.copyOf(values);
      if (values.isEmpty() || values.stream().anyMatch(v -> !Double.isFinite(v))) {
        throw new IllegalArgumentException("a known score needs finite values, got " + values);
      }
    }

    public double mean() {
      double sum = 0;
      for (double v : values) {
        sum += v;
      }
      return sum / values.size();
    }

    /** Sample standard deviation over the draws; 0 for a single one. */
    public double sd() {
      if (values.size() < 2) {
        return 0;
      }
      double mean = mean();
      double sum = 0;
      for (double v : values) {
        sum += (v - mean) * (v - mean);
      }
      return StrictMath.sqrt(sum / (values.size() - 1));
    }

    public int draws() {
      return values.size();
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /** No number, and the reason in words. */
  record Undefined(String reason) implements Score {
    @Override
    public List<Double> values() {
      return List.of();
    }
  }

  /** A score that is known where every value is finite. */
  static Score of(List<Double> values, String otherwise) {
    return values.stream().allMatch(Double::isFinite)
        ? new Known(values)
        : new Undefined(otherwise);
  }
}
