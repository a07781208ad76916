package incnas.evolve;

import incnas.experiment.FinalSettings;
import incnas.run.Workers;
import incnas.score.Score;
import incnas.seed.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The final ranking of a population, by fresh draws alone: the luck that made a member is gone. */
public final class Finals {
  private final FinalSettings settings;
  private final Seed seed;

  public Finals(FinalSettings settings, Seed seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * A member that took part.
   *
   * @param values one per fresh draw
   */
  public record Finalist(Member member, List<Double> values) {
    public Finalist {
      values = List.copyOf(values);
    }

    double mean() {
      return new Score.Known(values).mean();
    }
  }

  /**
   * Scores every member once; the result is in the population's order, without those whose score is
   * undefined. For a population that only an estimate has ranked.
   */
  public List<Member> qualified(List<Member> population, Scorer scorer, Path file, int workers) {
    try (Workers pool = new Workers("score", workers);
        Rescores rescores = new Rescores(file, pool)) {
      List<Score> scores = rescores.of(population, scorer, seed.derive("qualify"));
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < scores.size(); i++) {
        if (scores.get(i) instanceof Score.Known known) {
          Member estimated = population.get(i);
          members.add(new Member(estimated.iteration(), estimated.architecture(), known.mean()));
        }
      }
      return members;
    }
  }

  /**
   * The best different members with many fresh draws each, highest mean first; earlier made comes
   * first among equals.
   *
   * @param scorer with as many draws as a final score has
   */
  public List<Finalist> ranked(List<Member> population, Scorer scorer, Path file, int workers) {
    try (Workers pool = new Workers("score", workers);
        Rescores rescores = new Rescores(file, pool)) {
      List<Member> members = best(population);
      List<Score> scores = rescores.of(members, scorer, seed.derive("final"));
      List<Finalist> finalists = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        if (scores.get(i) instanceof Score.Known known) {
          finalists.add(new Finalist(members.get(i), known.values()));
        }
      }
      finalists.sort(
          Comparator.comparingDouble(Finalist::mean)
              .reversed()
              .thenComparing(finalist -> finalist.member().iteration()));
      return finalists;
    }
  }

  private List<Member> best(List<Member> population) {
    Set<String> taken = new HashSet<>();
    return population.stream()
        .sorted(
            Comparator.comparingDouble(Member::score).reversed().thenComparing(Member::iteration))
        .filter(member -> taken.add(member.architecture().structure()))
        .limit(settings.members())
        .toList();
  }
}
