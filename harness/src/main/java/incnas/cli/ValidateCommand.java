package incnas.cli;

import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.experiment.SampleSettings;
import incnas.run.Json;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether an experiment file is right, at every scale. */
@Command(
    name = "validate",
    description = "Checks an experiment file at every scale and prints all mistakes.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Experiment file, or the name of a shipped one.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key, such as search.iterations=200; may be repeated.")
  private List<String> sets = List.of();

  @Option(names = "--json", description = "One JSON object, with the mistakes if there are any.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path path = Experiments.find(Home.directory(), file);
    Set<String> mistakes = new LinkedHashSet<>();
    List<String> scales = List.of();
    try {
      scales = ExperimentReader.outline(path).scales();
    } catch (UserError e) {
      e.getMessage().lines().forEach(mistakes::add);
    }
    int rows = 0;
    for (String scale : scales) {
      try {
        Experiment experiment = ExperimentReader.read(path, scale, sets, Words.known());
        rows = experiment.sample().map(SampleSettings::count).orElse(experiment.rows().size());
      } catch (UserError e) {
        e.getMessage().lines().forEach(mistakes::add);
      }
    }
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("file", path.toString());
      facts.put("valid", mistakes.isEmpty());
      facts.put("rows", rows);
      facts.put("scales", scales);
      facts.put("mistakes", List.copyOf(mistakes));
      spec.commandLine().getOut().print(Json.ordered(facts));
      spec.commandLine().getOut().flush();
    }
    if (!mistakes.isEmpty()) {
      throw new UserError(String.join("\n", mistakes));
    }
    if (!json) {
      spec.commandLine()
          .getOut()
          .println(path + " is valid: " + rows + " rows, scales " + String.join(", ", scales));
    }
    return Exit.FINE;
  }
}
