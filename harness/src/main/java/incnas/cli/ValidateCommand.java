package incnas.cli;

import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path path = Experiments.find(Home.directory(), file);
    List<String> scales = ExperimentReader.outline(path).scales();
    Set<String> mistakes = new LinkedHashSet<>();
    int rows = 0;
    for (String scale : scales) {
      try {
        Experiment experiment = ExperimentReader.read(path, scale, sets, Words.known());
        rows = experiment.rows().size();
      } catch (UserError e) {
        e.getMessage().lines().forEach(mistakes::add);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new UserError(String.join("\n", mistakes));
    }
    spec.commandLine()
        .getOut()
        .println(path + " is valid: " + rows + " rows, scales " + String.join(", ", scales));
    return Exit.FINE;
  }
}
