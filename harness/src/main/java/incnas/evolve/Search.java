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
 * @param calibration of the screen; stays empty without one
 */
record Search(
    SearchSettings settings,
    Mutation mutation,
    Architecture initial,
    Seed seed,
    List<Member> population,
    Calibration calibration,
    Tally tally) {
  Search {
    population = List.copyOf(population);
  }

  static Search begin(SearchSettings settings, Mutation mutation, Architecture initial, Seed seed) {
    Calibration none = Calibration.empty(settings.screen().residuals());
    return new Search(settings, mutation, initial, seed, List.of(), none, Tally.empty());
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
    if (outcome.rejection().isPresent()) {
      return with(population, calibration, tally.plus(outcome, false));
    }
    double score = outcome.value();
    List<Member> members = new ArrayList<>(population);
    members.add(new Member(outcome.iteration(), outcome.child(), score));
    boolean entered = true;
    if (members.size() > settings.population()) {
      entered = members.remove(firstWorst(members)).iteration() != outcome.iteration();
    }
    Calibration calibrated =
        Double.isNaN(outcome.estimate()) || outcome.duplicate()
            ? calibration
            : calibration.plus(score - outcome.estimate());
    return with(members, calibrated, tally.plus(outcome, entered));
  }

  /** The same population with one further score of each member. */
  Search rescored(List<Score> scores) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      members.add(population.get(i).again(scores.get(i)));
    }
    return with(members, calibration, tally);
  }

  private Search with(List<Member> members, Calibration calibrated, Tally counted) {
    return new Search(settings, mutation, initial, seed, members, calibrated, counted);
  }

  /** Whether a further child must be better than a member. */
  boolean full() {
    return population.size() >= settings.population();
  }

  /** The lowest score in the population. */
  double worst() {
    return population.get(firstWorst(population)).score();
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
