package incnas.cli;

import incnas.correlate.Gate;
import incnas.correlate.Verdict;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.pipeline.GateRun;
import incnas.pipeline.RunOptions;
import incnas.run.Json;
import incnas.run.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The regression gate on proxies. */
@Command(
    name = "gate",
    description = {
      "Recomputes the proxies of a correlation experiment and compares them with their baselines.",
      "Exit code 0: all within their bands; 1: one is outside, named with baseline, value and band."
    },
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      defaultValue = "gate",
      description = "Experiment with truths; ${DEFAULT-VALUE} by default.")
  private String file;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "Baselines; ci/baseline of the project by default.")
  private Path baseline;

  @Option(names = "--record", description = "Take today's values as the baselines.")
  private boolean record;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the experiment; may be repeated.")
  private List<String> sets = List.of();

  @Mixin private DataOptions data;

  @Mixin private WorkOptions work;

  @Option(names = "--json", description = "The verdicts as one JSON list.")
  private boolean json;

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Experiment experiment =
        ExperimentReader.read(Experiments.find(Home.directory(), file), null, sets, Words.known());
    Path directory = baseline == null ? Home.directory().resolve("ci/baseline") : baseline;
    try (ScratchDirectory scratch = ScratchDirectory.create("gate")) {
      GateRun gate = new GateRun(experiment, options(scratch.path()));
      return record ? recorded(gate, directory) : checked(gate, directory);
    }
  }

  private RunOptions options(Path scratch) {
    return new RunOptions(
        Home.directory(),
        scratch,
        Optional.empty(),
        data.directory(),
        data.acceptsUnofficial(),
        work.workers(),
        1,
        true,
        work.progress(),
        main.err(),
        new Stop());
  }

  private int recorded(GateRun gate, Path directory) {
    int proxies = gate.record(directory);
    spec.commandLine()
        .getOut()
        .println("recorded " + proxies + " baselines in " + directory + "; commit them");
    spec.commandLine().getOut().flush();
    return Exit.FINE;
  }

  private int checked(GateRun gate, Path directory) {
    List<Verdict> verdicts = gate.check(directory);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          Json.ordered(
              verdicts.stream()
                  .map(
                      verdict ->
                          Map.of(
                              "subject", verdict.subject(),
                              "within", verdict.within(),
                              "findings", verdict.findings(),
                              "problem", verdict.problem()))
                  .toList()));
    } else {
      verdicts.forEach(verdict -> verdict.lines().forEach(out::println));
    }
    out.flush();
    return Gate.passes(verdicts) ? Exit.FINE : Exit.CHECK_FAILED;
  }
}
