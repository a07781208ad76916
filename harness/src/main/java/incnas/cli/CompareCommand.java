package incnas.cli;

import incnas.report.Csv;
import incnas.report.TableDiff;
import incnas.report.Tolerances;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether two result tables say the same. */
@Command(
    name = "compare",
    description = {
      "Compares two result tables cell by cell, with a rank agreement per column.",
      "Exit code 0: the same within tolerance; 1: different; 2: not comparable."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A.csv")
  private Path first;

  @Parameters(index = "1", paramLabel = "B.csv")
  private Path second;

  @Option(
      names = "--tolerance",
      paramLabel = "[COLUMN=]NUMBER",
      description =
          "Allowed absolute difference, of one column or of all others; may be repeated. Without"
              + " one, two standard errors where the tables carry sd and n, else exact equality.")
  private List<String> tolerances = List.of();

  @Option(names = "--out", paramLabel = "FILE.csv", description = "Also write the cells as CSV.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TableDiff diff = TableDiff.of(Csv.read(first), Csv.read(second), Tolerances.parse(tolerances));
    PrintWriter text = spec.commandLine().getOut();
    text.print(diff.render());
    text.flush();
    if (out != null) {
      Csv.write(out, diff.toTable());
    }
    return diff.same() ? Exit.FINE : Exit.CHECK_FAILED;
  }
}
