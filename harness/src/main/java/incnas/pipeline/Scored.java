package incnas.pipeline;

import incnas.score.Score;
import java.util.List;

/**
 * One line of a proxy's journal: a network's score.
 *
 * @param network its index among the truth's
 * @param values one per draw; empty where the score is undefined
 * @param undefined why there is no score; empty where there is one
 * @param seconds that the score took
 */
record Scored(
    int network, String structure, List<Double> values, String undefined, double seconds) {
  Scored {
    values = List.copyOf(values);
  }

  static Scored of(int network, String structure, Score score, double seconds) {
    return new Scored(network, structure, score.values(), score.reason(), seconds);
  }

  Score score() {
    return Score.restored(values, undefined);
  }
}
