package incnas.cli;

import incnas.experiment.Experiments;
import incnas.pipeline.RunList;
import incnas.score.Proxies;
import incnas.space.SearchSpace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
  /** What can be listed. */
  enum What {
    PROXIES,
    SPACES,
    EXPERIMENTS,
    RUNS
  }

  @Parameters(paramLabel = "WHAT", description = "proxies, spaces, experiments or runs.")
  private What what;

  @Option(names = "--results", paramLabel = "DIR", description = "Where runs lie.")
  private Path results;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    switch (what) {
      case PROXIES -> proxies(out);
      case SPACES ->
          SearchSpace.all()
              .forEach(
                  s -> out.printf("%s\t%s\t%s%n", s.name(), s.description(), s.initialStructure()));
      case EXPERIMENTS -> experiments(out);
      case RUNS -> RunList.of(results == null ? Home.results() : results).forEach(out::println);
    }
    out.flush();
    return Exit.FINE;
  }

  private static void proxies(PrintWriter out) {
    Proxies.list()
        .forEach(
            p ->
                out.println(
                    String.join(
                        "\t",
                        p.name(),
                        p.source(),
                        p.direction().label(),
                        "needs " + p.needs(),
                        p.cost(),
                        p.caveat())));
  }

  private static void experiments(PrintWriter out) {
    for (Experiments.Listing e : Experiments.list(Home.directory())) {
      out.println(
          e.mistakes().isEmpty()
              ? String.join("\t", e.name(), e.title(), "scales " + String.join(", ", e.scales()))
              : e.name() + "\tnot valid: " + e.mistakes().lines().findFirst().orElse(""));
    }
  }
}
