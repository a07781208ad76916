package incnas.evolve;

import incnas.score.Score;
import java.util.List;

/**
 * One line of a search's journal: a child that was scored, for the first time or again.
 *
 * @param iteration counted from 0 over all attempts, rejected ones included
 * @param values one per draw; empty where the score is undefined
 * @param undefined why there is no score; empty where there is one
 */
public record Entry(int iteration, String structure, List<Double> values, String undefined) {
  public Entry {
    values = List.copyOf(values);
  }

  static Entry of(int iteration, String structure, Score score) {
    return new Entry(iteration, structure, score.values(), score.reason());
  }

  Score score() {
    return Score.restored(values, undefined);
  }
}
