package incnas.cli;

import incnas.data.Archive;
import incnas.data.Datasets;
import incnas.data.Download;
import incnas.evaluate.CrossCheck;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.experiment.Experiments;
import incnas.pipeline.CorrelationRun;
import incnas.pipeline.ExperimentRun;
import incnas.pipeline.Outcome;
import incnas.pipeline.Plan;
import incnas.pipeline.RunOptions;
import incnas.pipeline.TimingRun;
import incnas.report.Failure;
import incnas.report.Markdown;
import incnas.run.Json;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.run.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

/** The main job: from an experiment file to a table. */
@Command(
    name = "run",
    description = {
      "Runs an experiment: search, training, ONNX export, evaluation in two engines, table.",
      "Interrupted or killed, the same command goes on where it was and ends in the same table."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Experiment file, or the name of a shipped one.")
  private String file;

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      description =
          "smoke (minutes), laptop (hours) or paper; paper by default where there is one.")
  private String scale;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key, such as search.iterations=200; may be repeated.")
  private List<String> sets = List.of();

  @Mixin private DataOptions data;

  @Option(names = "--download", description = "Fetch CIFAR from its official address if missing.")
  private boolean download;

  @Mixin private WorkOptions work;

  @Option(
      names = "--loaders",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads of each training that make batches ahead; by default ${DEFAULT-VALUE}.")
  private int loaders;

  @Option(names = "--results", paramLabel = "DIR", description = "In place of results/.")
  private Path results;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "Directory of the tables under results; by default experiment and scale.")
  private String label;

  @Option(names = "--dry-run", description = "Print the plan; touch nothing.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Throw away what earlier runs of this plan left.")
  private boolean fresh;

  @Option(names = "--json", description = "The outcome, or the plan, as one JSON object.")
  private boolean json;

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path path = Experiments.find(Home.directory(), file);
    Experiment experiment = ExperimentReader.read(path, scale, sets, Words.known());
    RunOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      List<String> plan = Plan.of(experiment, options);
      if (json) {
        out.print(Json.ordered(Map.of("plan", plan)));
      } else {
        plan.forEach(out::println);
      }
      out.flush();
      return Exit.FINE;
    }
    if (download) {
      fetch(experiment, options);
    }
    Interrupt interrupt = Interrupt.armed(options.stop());
    Outcome outcome;
    try {
      outcome =
          experiment.timing().isPresent()
              ? new TimingRun(experiment, options).run()
              : experiment.truths().isEmpty()
                  ? new ExperimentRun(experiment, options).run()
                  : new CorrelationRun(experiment, options).run();
    } finally {
      interrupt.disarm();
    }
    if (json) {
      out.print(Json.ordered(facts(outcome)));
    } else {
      out.print(Markdown.text(outcome.table()));
      out.println();
      outcome.checks().stream()
          .max(Comparator.comparingDouble(CrossCheck::maxAbs))
          .ifPresent(
              worst ->
                  out.printf(
                      "cross-check of two engines passed for %d of %d networks; largest logit difference %.3g%n",
                      outcome.checks().size(),
                      outcome.checks().size() + outcome.failures().size(),
                      worst.maxAbs()));
      out.println("tables: " + outcome.tables());
    }
    out.flush();
    for (Failure failure : outcome.failures()) {
      spec.commandLine()
          .getErr()
          .println("failed: " + failure.cell() + ", " + failure.stage() + ": " + failure.reason());
    }
    return outcome.failures().isEmpty() ? Exit.FINE : Exit.STAGE_FAILED;
  }

  private static Map<String, Object> facts(Outcome outcome) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("tables", outcome.tables().toString());
    facts.put("columns", outcome.table().columns());
    facts.put("rows", outcome.table().cells());
    facts.put("crosschecks", outcome.checks());
    facts.put("failures", outcome.failures());
    return facts;
  }

  private RunOptions options() {
    if (label != null
        && (!label.matches("[A-Za-z0-9._-]+")
            || label.equals("paper")
            || label.equals("runs")
            || label.startsWith("."))) {
      throw new UserError(
          "--label "
              + label
              + ": use letters, digits, '.', '_' and '-'; 'paper' and 'runs' are taken");
    }
    if (loaders < 1) {
      throw new UserError("--loaders is " + loaders + ", but at least 1 is needed");
    }
    return new RunOptions(
        Home.directory(),
        results == null ? Home.results() : results,
        Optional.ofNullable(label),
        data.directory().or(() -> Optional.of(DataOptions.projects()).filter(d -> download)),
        data.acceptsUnofficial(),
        work.workers(),
        loaders,
        fresh,
        work.progress(),
        main.err(),
        new Stop());
  }

  private static void fetch(Experiment experiment, RunOptions options) {
    boolean trains = experiment.timing().isEmpty();
    for (String name : trains ? experiment.train().datasets() : List.<String>of()) {
      boolean there =
          Datasets.find(options.data().orElseThrow()).stream()
              .anyMatch(found -> found.name().equals(name) && found.present());
      if (!there && (name.equals(Datasets.CIFAR10) || name.equals(Datasets.CIFAR100))) {
        Archive archive = Datasets.archive(name);
        try (Progress progress =
            Progress.start("download " + archive.file(), options.progress(), options.out())) {
          new Download(Download.CIFAR_HOME)
              .fetch(
                  archive,
                  options.data().get(),
                  (done, total) -> progress.step(done, Math.max(done, total), ""));
        }
      }
    }
  }
}
