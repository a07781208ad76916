package incnas.cli;

import incnas.experiment.Experiments;
import incnas.pipeline.RunList;
import incnas.run.Json;
import incnas.run.UserError;
import incnas.score.Entry;
import incnas.score.Profile;
import incnas.score.Proxies;
import incnas.score.RankCombination;
import incnas.space.SearchSpace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to choose from. */
@Command(
    name = "ls",
    description = "Lists proxies, spaces, experiments or runs, one a line.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  /** Columns that cannot be understood without their name. */
  private static final Set<String> NAMED =
      Set.of("needs", "profiles", "scales", "not-valid", "networks");

  @Parameters(paramLabel = "WHAT", description = "proxies, spaces, experiments or runs.")
  private String what;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs lie.")
  private Path results;

  @Option(names = "--json", description = "One JSON list.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Map<String, Object>> entries = entries();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.ordered(entries));
    } else {
      entries.forEach(entry -> out.println(line(entry)));
    }
    if (entries.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("no " + what + (what.equals("runs") ? " in " + runs() : ""));
    }
    out.flush();
    return Exit.FINE;
  }

  private List<Map<String, Object>> entries() {
    return switch (what) {
      case "proxies" ->
          Stream.concat(
                  Proxies.list().stream().map(ListCommand::proxy),
                  Proxies.combinations().stream().map(ListCommand::combination))
              .toList();
      case "spaces" -> SearchSpace.all().stream().map(ListCommand::space).toList();
      case "experiments" ->
          Experiments.list(Home.directory()).stream().map(ListCommand::experiment).toList();
      case "runs" -> RunList.of(runs()).stream().map(ListCommand::run).toList();
      default ->
          throw new UserError(
              "cannot list '" + what + "'; known: proxies, spaces, experiments, runs");
    };
  }

  private Path runs() {
    return results == null ? Home.results() : results;
  }

  private static String line(Map<String, Object> entry) {
    return entry.entrySet().stream()
        .filter(e -> !text(e).isEmpty())
        .map(e -> NAMED.contains(e.getKey()) ? e.getKey() + " " + text(e) : text(e))
        .collect(Collectors.joining("\t"));
  }

  private static String text(Map.Entry<String, Object> entry) {
    return entry.getValue() instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : entry.getValue().toString();
  }

  private static Map<String, Object> proxy(Entry p) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", p.name());
    entry.put("source", p.source());
    entry.put("direction", p.direction().label());
    entry.put("needs", p.needs().label());
    entry.put("cost", p.cost().label());
    entry.put("profiles", p.profiles().stream().map(Profile::label).toList());
    entry.put("caveat", p.caveat());
    return entry;
  }

  /** With the same keys as a proxy's. */
  private static Map<String, Object> combination(RankCombination c) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", c.name());
    entry.put("source", c.source());
    entry.put("direction", c.direction().label());
    entry.put("needs", "a population's " + String.join(", ", c.parts()));
    entry.put("cost", "that of its parts");
    entry.put("profiles", List.of());
    entry.put("caveat", c.rule().label() + "; ranks a population, has no score of one network");
    return entry;
  }

  private static Map<String, Object> space(SearchSpace s) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", s.name());
    entry.put("description", s.description());
    s.size().ifPresent(size -> entry.put("networks", size));
    entry.put("initial", s.initialStructure());
    return entry;
  }

  private static Map<String, Object> experiment(Experiments.Listing e) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", e.name());
    if (e.mistakes().isEmpty()) {
      entry.put("title", e.title());
      entry.put("scales", e.scales());
    } else {
      entry.put("not-valid", e.mistakes().lines().findFirst().orElse(""));
    }
    return entry;
  }

  private static Map<String, Object> run(RunList.Listed r) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("stage", r.stage());
    entry.put("status", r.status());
    entry.put("note", r.note());
    return entry;
  }
}
