package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.evolve.Entry;
import incnas.evolve.Evolution;
import incnas.evolve.Finals;
import incnas.evolve.Member;
import incnas.evolve.Scorer;
import incnas.experiment.Experiment;
import incnas.experiment.ScoreSettings;
import incnas.experiment.SearchSettings;
import incnas.network.NativeEngine;
import incnas.report.Csv;
import incnas.run.Environment;
import incnas.run.Journal;
import incnas.run.Json;
import incnas.run.Progress;
import incnas.run.StageDirectory;
import incnas.score.Inputs;
import incnas.score.Probe;
import incnas.score.Proxy;
import incnas.seed.Seed;
import incnas.space.Budget;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search of one cell: journal, counters, the best network. */
final class SearchStage {
  private static final String JOURNAL = "journal.jsonl";
  private static final String QUALIFYING = "qualifying.jsonl";
  private static final String FINAL = "final.jsonl";
  private static final String CURVE = "curve.csv";
  private static final String FOUND = "found.json";

  private final Experiment experiment;
  private final Cell cell;
  private final Inputs inputs;
  private final StageDirectory directory;

  SearchStage(Experiment experiment, Cell cell, Inputs inputs, Path parent) {
    this.experiment = experiment;
    this.cell = cell;
    this.inputs = inputs;
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("search", Definition.of(search()));
    definition.put("score", Definition.of(score()));
    definition.put("inputs", inputs.describe());
    definition.put("seed", cell.number());
    definition.put("program", Environment.version());
    definition.put("engine", NativeEngine.start().version());
    this.directory = StageDirectory.open(parent, "search", definition);
  }

  StageDirectory directory() {
    return directory;
  }

  private ScoreSettings score() {
    return cell.row().score().orElseThrow();
  }

  /** The search under the limits of the row. */
  private SearchSettings search() {
    return experiment.search().under(cell.row().limits());
  }

  static Architecture initial(SearchSettings search) {
    return search
        .initial()
        .map(text -> Architecture.parse(text, search.resolution(), search.classes()))
        .orElseGet(
            () ->
                new Architecture(
                    SearchSpace.of(search.space()).initial(),
                    search.resolution(),
                    search.classes()));
  }

  Found run(RunOptions options, int workers, Progress progress) throws StageFailed {
    Stage.run(directory, options, NativeEngine.start().facts(), () -> search(workers, progress));
    return found();
  }

  Found found() {
    return Json.read(directory.path(FOUND), Found.class);
  }

  private Stage.Done search(int workers, Progress progress) throws StageFailed {
    SearchSettings search = search();
    Scorers scorers = scorers();
    Seed seed = cell.seed().derive("search");
    Evolution.Result result =
        new Evolution(
                search,
                initial(search),
                Mutation.of(SearchSpace.of(search.space()), search.mutation()),
                new Budget(search.limits()),
                scorers.leading(),
                scorers.screen(),
                seed)
            .run(directory.path(JOURNAL), workers, progress);
    long searched = System.nanoTime();
    List<String> outputs = new ArrayList<>(List.of(JOURNAL, FINAL, FOUND, CURVE));
    if (search.rescoreEvery() > 0) {
      outputs.add(Evolution.AGAIN);
    }
    Finals finals = new Finals(search.last(), seed);
    List<Member> population = result.population();
    if (search.fidelity().equals(SearchSettings.CLOSED_FORM)) {
      outputs.add(QUALIFYING);
      population =
          finals.qualified(population, scorers.full(), directory.path(QUALIFYING), workers);
    }
    List<Finals.Finalist> ranking =
        finals.ranked(population, scorers.last(), directory.path(FINAL), workers);
    if (ranking.isEmpty()) {
      throw new StageFailed(
          "search",
          "no child of "
              + result.tally().attempts()
              + " had a score; rejected: "
              + result.tally().rejected()
              + "; loosen search.limits or raise search.iterations");
    }
    Csv.write(
        directory.path(CURVE),
        Curve.table(
            Journal.read(directory.path(JOURNAL), Entry.class),
            Scoring.named(score()),
            search.resolution(),
            search.iterations()));
    Json.write(directory.path(FOUND), Found.best(ranking, result.tally()));
    Map<String, Object> timing = new LinkedHashMap<>();
    timing.put("breed_s", result.timing().breedSeconds());
    timing.put("limits_s", result.timing().limitsSeconds());
    timing.put("estimate_s", result.timing().estimateSeconds());
    timing.put("score_s", result.timing().scoreSeconds());
    timing.put("commit_s", result.timing().commitSeconds());
    timing.put("final_s", (System.nanoTime() - searched) / 1e9);
    timing.put("scores_reused", result.reused());
    timing.put("workers", workers);
    return new Stage.Done(outputs, timing);
  }

  /** The search's scores over its iterations. */
  Curve curve() {
    return new Curve(cell.title(), Csv.read(directory.path(CURVE)));
  }

  /**
   * What scores candidates when.
   *
   * @param leading in the search
   * @param screen estimates children before; empty where nothing does
   * @param full as the section score says
   * @param last the same with the draws of the final ranking
   */
  private record Scorers(Scorer leading, Optional<Scorer> screen, Scorer full, Scorer last) {}

  private Scorers scorers() throws StageFailed {
    SearchSettings search = search();
    Proxy proxy = Scoring.named(score());
    Scorer full = scorer(proxy, score().draws());
    Scorer last = scorer(proxy, search.last().draws());
    if (search.fidelity().equals(SearchSettings.FULL)) {
      return new Scorers(full, Optional.empty(), full, last);
    }
    Scorer closed =
        proxy
            .closedForm()
            .map(form -> scorer(form, 1))
            .orElseThrow(
                () ->
                    new StageFailed(
                        "search",
                        "%s under the profile %s has no closed form to estimate it by; say 'search: {fidelity: full}'"
                            .formatted(proxy.name(), score().profile())));
    return search.fidelity().equals(SearchSettings.STAGED)
        ? new Scorers(full, Optional.of(closed), full, last)
        : new Scorers(closed, Optional.empty(), full, last);
  }

  private Scorer scorer(Proxy proxy, int draws) {
    ScoreSettings score = score();
    return (architecture, seed) ->
        proxy.score(architecture, new Probe(seed, score.batch(), draws, inputs));
  }
}
