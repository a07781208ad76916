package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.evolve.Entry;
import incnas.evolve.Evolution;
import incnas.evolve.Member;
import incnas.experiment.Experiment;
import incnas.experiment.ScoreSettings;
import incnas.experiment.SearchSettings;
import incnas.network.NativeEngine;
import incnas.run.Environment;
import incnas.run.Journal;
import incnas.run.Json;
import incnas.run.Progress;
import incnas.run.StageDirectory;
import incnas.score.Inputs;
import incnas.score.Proxy;
import incnas.space.Budget;
import incnas.space.Mutation;
import incnas.space.SearchSpace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The search of one cell: journal, counters, the best network. */
final class SearchStage {
  private static final String JOURNAL = "journal.jsonl";
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
    definition.put("effectiveness", String.valueOf(effectiveness()));
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

  private double effectiveness() {
    return search().limits().effectiveness();
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
    ScoreSettings score = score();
    Proxy proxy = Scoring.named(score);
    Evolution evolution =
        new Evolution(
            search,
            initial(search),
            Mutation.of(SearchSpace.of(search.space()), search.mutation()),
            new Budget(search.limits(), effectiveness()),
            (architecture, seed) -> proxy.score(architecture, Scoring.probe(score, seed, inputs)),
            cell.seed().derive("search"));
    Evolution.Result result = evolution.run(directory.path(JOURNAL), workers, progress);
    Member best =
        result
            .best()
            .orElseThrow(
                () ->
                    new StageFailed(
                        "search",
                        "no child of "
                            + result.tally().attempts()
                            + " had a score; rejected: "
                            + result.tally().rejected()
                            + "; loosen search.limits or raise search.iterations"));
    List<Double> values =
        Journal.read(directory.path(JOURNAL), Entry.class).stream()
            .filter(entry -> entry.iteration() == best.iteration())
            .findFirst()
            .orElseThrow()
            .values();
    Json.write(
        directory.path(FOUND),
        new Found(
            best.architecture().structure(),
            values,
            best.iteration(),
            result.tally().attempts(),
            result.tally().scored(),
            result.tally().rejected()));
    return new Stage.Done(
        List.of(JOURNAL, FOUND),
        Map.of(
            "breed_s", result.timing().breedSeconds(),
            "limits_s", result.timing().budgetSeconds(),
            "score_s", result.timing().scoreSeconds(),
            "commit_s", result.timing().commitSeconds(),
            "scores_reused", result.reused(),
            "workers", workers));
  }
}
