package incnas.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import incnas.experiment.FinalSettings;
import incnas.experiment.ScreenSettings;
import incnas.experiment.SearchSettings;
import incnas.run.UserError;
import incnas.score.Score;
import incnas.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that are drawn again, during a search and at its end. */
class RescoringTest {
  /** Depends on structure and draw alike. */
  private static final Scorer DRAWN =
      (network, seed) ->
          new Score.Known(
              List.of(
                  new Seed(7).derive(network.structure()).random().nextDouble()
                      + seed.random().nextDouble()));

  private static final Scorer FOUR_DRAWS =
      (network, seed) ->
          new Score.Known(
              DoubleStream.iterate(0, d -> d + 1)
                  .limit(4)
                  .mapToObj(d -> DRAWN.score(network, seed.derive("draw", (long) d)))
                  .map(score -> ((Score.Known) score).mean())
                  .toList());

  private static final Scorer NEVER =
      (network, seed) -> {
        throw new AssertionError("scored again: " + network.structure());
      };

  private static final SearchSettings SETTINGS =
      Searches.with(
          Searches.settings(400, 12, 4), SearchSettings.FULL, new ScreenSettings(3, 30, 0), 100);

  @TempDir Path dir;

  private Evolution.Result run(String name, Scorer scorer, int workers) throws IOException {
    Path own = Files.createDirectories(dir.resolve(name));
    return Searches.run(SETTINGS, 3, scorer, own.resolve("journal.jsonl"), workers);
  }

  private Path again(String name) {
    return dir.resolve(name).resolve(Evolution.AGAIN);
  }

  @Test
  void survivorsGoByTheMeanOfTheirDraws() throws IOException {
    Evolution.Result result = run("a", DRAWN, 2);
    assertThat(result.population()).anyMatch(member -> member.times() > 1);
    assertThat(result.population()).allMatch(m -> m.times() == 1 + rounds(m.iteration()));
    // every member of three full houses
    assertThat(Files.readAllLines(again("a"))).hasSize(3 * 12);
  }

  private static int rounds(int iteration) {
    return 3 - iteration / 100;
  }

  @Test
  void anyNumberOfWorkersAndAnyKillGiveTheSame() throws IOException {
    String whole = Searches.found(run("a", DRAWN, 1));
    assertThat(Searches.found(run("b", DRAWN, 3))).isEqualTo(whole);
    assertThat(again("b")).hasSameBinaryContentAs(again("a"));
    byte[] bytes = Files.readAllBytes(again("a"));
    for (int length = 0; length < bytes.length; length += 997) {
      Files.write(again("b"), Arrays.copyOf(bytes, length));
      assertThat(Searches.found(run("b", DRAWN, 2))).as("cut at %d", length).isEqualTo(whole);
      assertThat(again("b")).hasSameBinaryContentAs(again("a"));
    }
    assertThat(Searches.found(run("b", NEVER, 2))).isEqualTo(whole);
  }

  @Test
  void anotherSearchsRepetitionsAreRefused() throws IOException {
    run("a", DRAWN, 1);
    List<String> lines = Files.readAllLines(again("a"));
    lines.set(0, lines.get(5));
    Files.write(again("a"), lines);
    assertThatThrownBy(() -> run("a", DRAWN, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("again.jsonl: line 1 does not belong to this search")
        .hasMessageEndingWith("run with --fresh to begin again");
  }

  @Test
  void theFinalRankingGoesByFreshDrawsOfDifferentNetworks() throws IOException {
    List<Member> population = run("a", DRAWN, 2).population();
    Finals finals = new Finals(new FinalSettings(5, 4), new Seed(3));
    Path file = dir.resolve("final.jsonl");
    List<Finals.Finalist> ranked = finals.ranked(population, FOUR_DRAWS, file, 3);
    assertThat(ranked)
        .hasSize(5)
        .isSortedAccordingTo(Comparator.comparingDouble(Finals.Finalist::mean).reversed());
    assertThat(ranked).allMatch(finalist -> finalist.values().size() == 4);
    assertThat(ranked)
        .extracting(finalist -> finalist.member().architecture().structure())
        .doesNotHaveDuplicates();
    double fifth =
        population.stream()
            .mapToDouble(Member::score)
            .boxed()
            .sorted(Comparator.reverseOrder())
            .toList()
            .get(4);
    assertThat(ranked).allMatch(finalist -> finalist.member().score() >= fifth);
    assertThat(finals.ranked(population, NEVER, file, 1)).isEqualTo(ranked);
  }

  @Test
  void qualifyingReplacesEstimatesAndDropsTheUndefined() throws IOException {
    List<Member> population = run("a", DRAWN, 2).population();
    Scorer choosy =
        (network, seed) ->
            network.equals(population.get(3).architecture())
                ? new Score.Undefined("not this one")
                : DRAWN.score(network, seed);
    List<Member> qualified =
        new Finals(new FinalSettings(5, 4), new Seed(3))
            .qualified(population, choosy, dir.resolve("q.jsonl"), 2);
    assertThat(qualified)
        .extracting(Member::iteration)
        .doesNotContain(population.get(3).iteration())
        .hasSizeBetween(1, population.size() - 1);
    assertThat(qualified).extracting(Member::score).doesNotContain(population.get(0).score());
  }
}
