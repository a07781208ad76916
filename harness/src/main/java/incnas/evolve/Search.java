package incnas.evolve;

import incnas.architecture.Architecture;
import incnas.experiment.SearchSettings;
import incnas.score.Score;
import incnas.seed.Seed;
import incnas.space.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The state of Algorithm 1 after some iterations: a value; breeding and committing make new ones.
 *
 * @param population in the order of joining; A_0 itself is never a member
 */
record Search(
    SearchSettings settings,
    Mutation mutation,
    Architecture initial,
    Seed seed,
    List<Member> population,
    Tally tally) {
  Search {
    population = List.copyOf(population);
  }

  static Search begin(SearchSettings settings, Mutation mutation, Architecture initial, Seed seed) {
    return new Search(settings, mutation, initial, seed, List.of(), Tally.empty());
  }

  /** The child of an iteration: a mutated parent, chosen by the iteration's own randomness. */
  Architecture breed(int iteration) {
    boolean young = population.size() <= settings.mutation().initialUntil();
    Architecture parent = young ? initial : parent(iteration);
    int draws = young ? 1 : settings.mutation().blocks();
    return mutation.mutate(parent, draws, seed.derive("mutate", iteration));
  }

  private Architecture parent(int iteration) {
    if (population.isEmpty()) {
      return initial;
    }
    return switch (settings.mutation().parent()) {
      case "initial" -> initial;
      case "best" -> best().orElseThrow().architecture();
      default -> {
        SplittableRandom random = seed.derive("parent", iteration).random();
        yield population.get(random.nextInt(population.size())).architecture();
      }
    };
  }

  /** Counts an outcome; a scored child joins, and the first of the worst leaves a full house. */
  Search commit(Outcome outcome) {
    List<Member> members = new ArrayList<>(population);
    if (outcome.rejection().isEmpty()) {
      double score = ((Score.Known) outcome.score().orElseThrow()).mean();
      members.add(new Member(outcome.iteration(), outcome.child(), score));
      if (members.size() > settings.population()) {
        members.remove(firstWorst(members));
      }
    }
    return new Search(settings, mutation, initial, seed, members, tally.plus(outcome));
  }

  private static int firstWorst(List<Member> members) {
    int worst = 0;
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i).score() < members.get(worst).score()) {
        worst = i;
      }
    }
    return worst;
  }

  /** The first of the best. */
  Optional<Member> best() {
    Member best = null;
    for (Member member : population) {
      if (best == null || member.score() > best.score()) {
        best = member;
      }
    }
    return Optional.ofNullable(best);
  }
}
