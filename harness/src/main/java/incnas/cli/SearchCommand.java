package incnas.cli;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Effectiveness;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.evolve.Tally;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.experiment.ScoreSettings;
import incnas.experiment.SearchSettings;
import incnas.pipeline.RunOptions;
import incnas.pipeline.SearchRun;
import incnas.pipeline.StageFailed;
import incnas.run.Json;
import incnas.run.Stop;
import incnas.score.Score;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A search of its own: from limits and a proxy to the best structure. */
@Command(
    name = "search",
    description = {
      "Searches a space for the network that a proxy likes best, as the search stage of 'run' does.",
      "What no option says is as in experiments/search-a.yaml or search-b.yaml. Interrupted or"
          + " killed, the same command goes on where it was and ends in the same bytes."
    },
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  @Option(
      names = "--space",
      paramLabel = "NAME",
      defaultValue = "A",
      description =
          "A, B or nasbench201, which needs --fidelity full; ${DEFAULT-VALUE} by default.")
  private String space;

  @Option(
      names = "--proxy",
      paramLabel = "NAME",
      required = true,
      description = "What ranks the candidates; see 'incnas ls proxies'.")
  private String proxy;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Whose definition of the proxy; official-code by default.")
  private String profile;

  @Option(
      names = "--normalization",
      paramLabel = "F",
      description = "Of --proxy incorporated: log, sqrt or identity.")
  private String normalization;

  @Option(names = "--weights", paramLabel = "W", description = "Of --proxy incorporated: w_z,w_d.")
  private String weights;

  @Option(
      names = "--evaluations",
      paramLabel = "T",
      description = "Attempted children; 96000 by default, as in the paper.")
  private String evaluations;

  @Option(
      names = "--population",
      paramLabel = "N",
      description = "Members kept; 256 by default, as in the paper.")
  private String population;

  @Option(names = "--max-params", paramLabel = "X", description = "A number, or none.")
  private String maxParams;

  @Option(names = "--max-flops", paramLabel = "X", description = "A number, or none.")
  private String maxFlops;

  @Option(
      names = "--max-layers",
      paramLabel = "L",
      description = "Largest sum of layers; 18 by default in space A.")
  private String maxLayers;

  @Option(
      names = "--max-effectiveness",
      paramLabel = "RHO",
      description = "Largest rho, or none, as ZenNAS has it; 0.5 by default, as in the paper.")
  private String maxEffectiveness;

  @Option(names = "--resolution", paramLabel = "PIXELS", description = "Side of the square image.")
  private String resolution;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Outputs of the classifier that the limits count.")
  private String classes;

  @Option(
      names = "--fidelity",
      paramLabel = "NAME",
      description =
          "full: every child within the limits is scored; staged, the default: those that the"
              + " closed form does not rule out; closed-form: it leads the search alone, and the"
              + " last population is scored.")
  private String fidelity;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images per forward pass; 2 by default, in the public scripts 64.")
  private String batch;

  @Option(
      names = "--window",
      paramLabel = "W",
      description =
          "Child t is bred from the population after attempt t - W; part of the result. 256 by"
              + " default; 1 is the published, sequential search.")
  private String window;

  @Option(
      names = "--final-members",
      paramLabel = "N",
      description = "Members that are scored again at the end; 8 by default.")
  private String finalMembers;

  @Option(
      names = "--final-draws",
      paramLabel = "N",
      description = "Fresh draws of each of them; 32 by default.")
  private String finalDraws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same bytes, whatever the workers; 1 by default.")
  private String seed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any other key of an experiment, such as search.mutation.blocks=1.")
  private List<String> sets = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where journal, ranking and manifest go; results/runs/search by default.")
  private Path directory;

  @Option(names = "--fresh", description = "Throw away what the same search left.")
  private boolean fresh;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin private DataOptions data;

  @Mixin private WorkOptions work;

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws StageFailed {
    String file = space.equals("B") ? "search-b" : "search-a";
    Experiment experiment =
        ExperimentReader.read(
            Experiments.find(Home.directory(), file), null, overrides(), Words.known());
    Path place = directory == null ? Home.results().resolve("runs/search") : directory;
    RunOptions options = options();
    Interrupt interrupt = Interrupt.armed(options.stop());
    SearchRun.Winner winner;
    try {
      winner = new SearchRun(experiment, options, place).run();
    } finally {
      interrupt.disarm();
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> facts = facts(experiment, winner);
    if (json) {
      out.print(Json.ordered(facts));
    } else {
      facts.forEach((name, value) -> out.println(name + ": " + value));
    }
    out.flush();
    return Exit.FINE;
  }

  private List<String> overrides() {
    List<String> all = new ArrayList<>();
    set(all, "search.space", space);
    set(all, "rows.0.proxy", proxy);
    set(all, "rows.0.normalization", normalization);
    set(all, "rows.0.weights", weights == null ? null : "[" + weights + "]");
    set(all, "score.profile", profile);
    set(all, "score.batch", batch);
    set(all, "search.iterations", evaluations);
    set(all, "search.population", population);
    set(all, "search.limits.params", maxParams);
    set(all, "search.limits.flops", maxFlops);
    set(all, "search.limits.layers", maxLayers);
    set(all, "search.limits.effectiveness", maxEffectiveness);
    set(all, "search.resolution", resolution);
    set(all, "search.classes", classes);
    set(all, "search.fidelity", fidelity);
    set(all, "search.window", window);
    set(all, "search.final.members", finalMembers);
    set(all, "search.final.draws", finalDraws);
    set(all, "seeds", seed == null ? null : "[" + seed + "]");
    all.addAll(sets);
    return all;
  }

  private static void set(List<String> all, String key, String value) {
    if (value != null) {
      all.add(key + "=" + value);
    }
  }

  private RunOptions options() {
    return new RunOptions(
        Home.directory(),
        Home.results(),
        Optional.empty(),
        data.directory(),
        data.acceptsUnofficial(),
        work.workers(),
        1,
        fresh,
        work.progress(),
        main.err(),
        new Stop());
  }

  private static Map<String, Object> facts(Experiment experiment, SearchRun.Winner winner) {
    SearchSettings search = experiment.search();
    ScoreSettings score = experiment.rows().get(0).score().orElseThrow();
    Architecture network = winner.network();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("structure", network.structure());
    facts.put("score", score(score, winner));
    facts.put("search-score", winner.searchScore());
    facts.put("iteration", winner.iteration());
    facts.put("resolution", network.resolution());
    facts.put("classes", network.classes());
    facts.put("semantics", search.limits().semantics());
    Semantics semantics = Semantics.of(search.limits().semantics());
    facts.putAll(CostFacts.of(Cost.of(network, Variant.of(semantics))));
    facts.put("entropy", CostFacts.finite(Entropy.of(network, Reading.OFFICIAL_CODE).score()));
    facts.put("effectiveness", CostFacts.finite(Effectiveness.of(network, Reading.OFFICIAL_CODE)));
    facts.put("search", settings(experiment));
    facts.put("counters", counters(winner.tally()));
    facts.put("seconds", winner.timing());
    facts.put("environment", winner.environment());
    facts.put("directory", winner.stage().toString());
    return facts;
  }

  private static Map<String, Object> score(ScoreSettings score, SearchRun.Winner winner) {
    Score.Known known = new Score.Known(winner.values());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("proxy", score.proxy());
    facts.put("profile", score.profile());
    facts.put("mean", known.mean());
    facts.put("sd", known.sd());
    facts.put("draws", known.draws());
    facts.put("batch", score.batch());
    return facts;
  }

  private static Map<String, Object> counters(Tally tally) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("attempts", tally.attempts());
    facts.put("scored", tally.scored());
    facts.put("duplicates", tally.duplicates());
    facts.put("audited", tally.audited());
    facts.put("missed", tally.missed());
    facts.put("rejected", new TreeMap<>(tally.rejected()));
    return facts;
  }

  private static Map<String, Object> settings(Experiment experiment) {
    SearchSettings search = experiment.search();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("space", search.space());
    facts.put("fidelity", search.fidelity());
    facts.put("evaluations", search.iterations());
    facts.put("population", search.population());
    facts.put("window", search.window());
    facts.put("seed", experiment.seeds().get(0));
    return facts;
  }
}
