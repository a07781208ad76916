package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.experiment.SearchSettings;
import incnas.score.Score;
import incnas.seed.Seed;
import incnas.space.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Algorithm 1 once more, as one plain loop that remembers every population: what {@link Evolution}
 * is held against.
 */
final class PlainSearch {
  private PlainSearch() {}

  static List<Member> population(SearchSettings settings, Seed seed, Scorer scorer) {
    List<List<Member>> after = new ArrayList<>();
    List<Member> population = List.of();
    for (int t = 0; t < settings.iterations(); t++) {
      int seen = t - settings.window();
      List<Member> parents = seen < 0 ? List.of() : after.get(seen);
      Architecture parent = Searches.initial(settings);
      int draws = 1;
      if (parents.size() > 10) {
        int chosen = seed.derive("parent", t).random().nextInt(parents.size());
        parent = parents.get(chosen).architecture();
        draws = 2;
      }
      Architecture child =
          Searches.mutation(settings).mutate(parent, draws, seed.derive("mutate", t));
      population = new ArrayList<>(population);
      if (Searches.budget(settings).check(child) instanceof Verdict.Within
          && scorer.score(child, seed.derive("score").derive(child.structure()))
              instanceof Score.Known score) {
        population.add(new Member(t, child, score.mean()));
        if (population.size() > settings.population()) {
          double worst = population.stream().mapToDouble(Member::score).min().orElseThrow();
          for (Member member : List.copyOf(population)) {
            if (member.score() == worst) {
              population.remove(member);
              break;
            }
          }
        }
      }
      after.add(population);
    }
    return population;
  }
}
