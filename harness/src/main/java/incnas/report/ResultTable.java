package incnas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The table of an experiment, laid out like the paper's: its columns first, then for each data set
 * the number of seeds, their spread, the published value and the difference to it, then facts of
 * the networks found.
 *
 * <p>Accuracies are means over the seeds, in percent. A cell without a value is empty, never 0.
 */
public final class ResultTable {
  private static final int PCT_DECIMALS = 2;
  private static final int SD_DECIMALS = 3;

  private final List<String> keyColumns;
  private final List<String> dataSets;
  private final List<ResultRow> rows;
  private final Optional<Table> published;

  private ResultTable(
      List<String> keyColumns,
      List<String> dataSets,
      List<ResultRow> rows,
      Optional<Table> published) {
    this.keyColumns = List.copyOf(keyColumns);
    this.dataSets = List.copyOf(dataSets);
    this.rows = List.copyOf(rows);
    this.published = published;
    for (ResultRow row : rows) {
      if (!row.keys().keySet().equals(Set.copyOf(keyColumns))) {
        throw new IllegalArgumentException("keys " + row.keys() + " under " + keyColumns);
      }
    }
  }

  /**
   * The result table.
   *
   * @param keyColumns the columns that name a row, such as {@code proxy}, or {@code proxy}, {@code
   *     w_z}, {@code w_d}
   * @param dataSets lower-case names that start the names of their columns
   * @param published the paper's table of the same name, if there is one
   */
  public static Table of(
      String id,
      List<String> keyColumns,
      List<String> dataSets,
      List<ResultRow> rows,
      Optional<Table> published) {
    return new ResultTable(keyColumns, dataSets, rows, published).table(id);
  }

  private Table table(String id) {
    Set<String> facts = new LinkedHashSet<>();
    rows.forEach(row -> facts.addAll(row.facts().keySet()));
    List<String> paperFacts =
        published.map(Table::columns).orElse(List.of()).stream().filter(facts::contains).toList();
    List<String> ownFacts = facts.stream().filter(fact -> !paperFacts.contains(fact)).toList();

    List<String> columns = new ArrayList<>(keyColumns);
    dataSets.forEach(d -> columns.add(top1(d)));
    columns.addAll(paperFacts);
    dataSets.forEach(
        d ->
            columns.addAll(
                List.of(d + "_n", d + "_sd_pct", d + "_published_pct", d + "_difference_pct")));
    columns.addAll(ownFacts);

    List<List<String>> cells = new ArrayList<>();
    for (ResultRow row : rows) {
      List<String> line = new ArrayList<>();
      keyColumns.forEach(key -> line.add(row.keys().get(key)));
      dataSets.forEach(d -> line.add(Numeral.mean(accuracies(row, d), PCT_DECIMALS)));
      paperFacts.forEach(fact -> line.add(row.facts().getOrDefault(fact, "")));
      dataSets.forEach(d -> line.addAll(beside(row, d)));
      ownFacts.forEach(fact -> line.add(row.facts().getOrDefault(fact, "")));
      cells.add(line);
    }
    return Table.of(id, columns, cells);
  }

  /** Number of seeds, spread, published value, difference. */
  private List<String> beside(ResultRow row, String dataSet) {
    List<Double> values = accuracies(row, dataSet);
    String paper = published(row, dataSet);
    return List.of(
        values.isEmpty() ? "" : Integer.toString(values.size()),
        Numeral.sampleSd(values, SD_DECIMALS),
        paper,
        difference(Numeral.mean(values), Numeral.parse(paper)));
  }

  private static String difference(OptionalDouble mean, Optional<BigDecimal> paper) {
    if (mean.isEmpty() || paper.isEmpty()) {
      return "";
    }
    return new BigDecimal(mean.getAsDouble())
        .subtract(paper.get())
        .setScale(PCT_DECIMALS, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static List<Double> accuracies(ResultRow row, String dataSet) {
    return row.top1Pct().getOrDefault(dataSet, List.of());
  }

  private static String top1(String dataSet) {
    return dataSet + "_top1_pct";
  }

  /** The paper's value for the row; empty if it has none, or several under the shared keys. */
  private String published(ResultRow row, String dataSet) {
    if (published.isEmpty() || !published.get().has(top1(dataSet))) {
      return "";
    }
    Table paper = published.get();
    List<TableRow> found =
        paper.rows().stream().filter(candidate -> sameKeys(row.keys(), paper, candidate)).toList();
    return found.size() == 1 ? paper.cell(found.get(0), top1(dataSet)) : "";
  }

  private static boolean sameKeys(Map<String, String> keys, Table paper, TableRow candidate) {
    List<String> shared = keys.keySet().stream().filter(paper::has).toList();
    return !shared.isEmpty()
        && shared.stream()
            .allMatch(
                key ->
                    RowKey.normal(keys.get(key)).equals(RowKey.normal(paper.cell(candidate, key))));
  }
}
