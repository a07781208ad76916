package incnas.pipeline;

import incnas.evolve.Finals;
import incnas.evolve.Tally;
import incnas.score.Score;
import java.util.List;
import java.util.Optional;

/**
 * What a search found, as its stage leaves it, or a network that was given.
 *
 * @param values the winner's score in the final ranking, one value per draw; none for a given
 *     network
 * @param searchScore what ranked the winner in the population; absent for a given network
 * @param iteration the attempt that made the winner; 0 for a given network
 * @param tally what became of all attempts; absent for a given network
 * @param ranking the final ranking, best first
 */
record Found(
    String structure,
    List<Double> values,
    Optional<Double> searchScore,
    int iteration,
    Optional<Tally> tally,
    List<Ranked> ranking) {
  /**
   * One network of the final ranking.
   *
   * @param mean over the final draws
   * @param sd over the final draws
   */
  record Ranked(String structure, double mean, double sd, int draws) {
    static Ranked of(Finals.Finalist finalist) {
      Score.Known score = new Score.Known(finalist.values());
      return new Ranked(
          finalist.member().architecture().structure(), score.mean(), score.sd(), score.draws());
    }
  }

  static Found given(String structure) {
    return new Found(structure, List.of(), Optional.empty(), 0, Optional.empty(), List.of());
  }

  static Found best(List<Finals.Finalist> ranking, Tally tally) {
    Finals.Finalist best = ranking.get(0);
    return new Found(
        best.member().architecture().structure(),
        best.values(),
        Optional.of(best.member().score()),
        best.member().iteration(),
        Optional.of(tally),
        ranking.stream().map(Ranked::of).toList());
  }

  /** The winner's score, mean over its draws; empty for a given network. */
  Optional<Double> score() {
    return values.isEmpty() ? Optional.empty() : Optional.of(new Score.Known(values).mean());
  }
}
