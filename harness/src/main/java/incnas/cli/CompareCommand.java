package incnas.cli;

import incnas.report.CellDiff;
import incnas.report.Csv;
import incnas.report.RankAgreement;
import incnas.report.TableDiff;
import incnas.report.Tolerances;
import incnas.run.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
  @Parameters(
      index = "0",
      paramLabel = "A.csv",
      description = "The table to hold against, such as results/paper/table2.csv.")
  private Path first;

  @Parameters(
      index = "1",
      paramLabel = "B.csv",
      description = "The table that is compared, such as results/table2-laptop/table2.csv.")
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

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TableDiff diff = TableDiff.of(Csv.read(first), Csv.read(second), Tolerances.parse(tolerances));
    PrintWriter text = spec.commandLine().getOut();
    if (out != null) {
      Csv.write(out, diff.toTable());
    }
    text.print(json ? Json.ordered(facts(diff)) : diff.render());
    text.flush();
    return diff.same() ? Exit.FINE : Exit.CHECK_FAILED;
  }

  private static Map<String, Object> facts(TableDiff diff) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("same", diff.same());
    facts.put("a", diff.a());
    facts.put("b", diff.b());
    facts.put("key-columns", diff.keyColumns());
    facts.put("cells", diff.cells().stream().map(CompareCommand::cell).toList());
    facts.put("rows-only-a", diff.rowsOnlyA());
    facts.put("rows-only-b", diff.rowsOnlyB());
    facts.put("columns-only-a", diff.columnsOnlyA());
    facts.put("columns-only-b", diff.columnsOnlyB());
    facts.put("spread-columns", diff.spreadColumns());
    facts.put("ranks", diff.ranks().stream().map(CompareCommand::rank).toList());
    return facts;
  }

  private static Map<String, Object> cell(CellDiff cell) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("row", cell.key());
    facts.put("column", cell.column());
    facts.put("a", cell.a());
    facts.put("b", cell.b());
    facts.put("difference", cell.difference().orElse(null));
    facts.put("tolerance", cell.tolerance().orElse(null));
    facts.put("rule", cell.rule());
    facts.put("verdict", cell.verdict().toString());
    return facts;
  }

  private static Map<String, Object> rank(RankAgreement rank) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("column", rank.column());
    facts.put("n", rank.n());
    facts.put("spearman", boxed(rank.spearman()));
    facts.put("kendall-tau-b", boxed(rank.kendallTauB()));
    facts.put("undefined", rank.undefined().isEmpty() ? null : rank.undefined());
    return facts;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
