package incnas.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The numbers of a published table beside rows that measure something else, and its other rows as
 * citations.
 *
 * <p>The column {@code source} tells them apart: {@code measured}, whose published numbers stand
 * under {@code <column>_published} and whose cells in the paper's own columns are empty; and {@code
 * published}, of which nothing was measured.
 *
 * @param key column that names a row
 */
public record Citations(Table published, String key) {
  private static final String SOURCE = "source";

  /** The rows of the published table that none of these is, in its order. */
  public List<ResultRow> others(List<ResultRow> measured) {
    Set<String> names =
        measured.stream()
            .map(row -> RowKey.normal(row.keys().get(key)))
            .collect(Collectors.toSet());
    return published.rows().stream()
        .filter(row -> !names.contains(RowKey.normal(published.cell(row, key))))
        .map(this::cited)
        .toList();
  }

  private ResultRow cited(TableRow row) {
    Map<String, String> facts = new LinkedHashMap<>();
    columns().forEach(column -> facts.put(column, published.cell(row, column)));
    facts.put(SOURCE, "published");
    return new ResultRow(Map.of(key, published.cell(row, key)), Map.of(), facts);
  }

  /** A measured row with the published numbers beside its facts. */
  public ResultRow beside(ResultRow measured) {
    Optional<TableRow> paper =
        published.rows().stream()
            .filter(
                row ->
                    RowKey.normal(published.cell(row, key))
                        .equals(RowKey.normal(measured.keys().get(key))))
            .findFirst();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String column : columns()) {
      String cell = paper.map(row -> published.cell(row, column)).orElse("");
      facts.put(column, number(column) ? measured.facts().getOrDefault(column, "") : cell);
    }
    facts.put(SOURCE, "measured");
    for (String column : columns()) {
      if (number(column)) {
        facts.put(column + "_published", paper.map(row -> published.cell(row, column)).orElse(""));
      }
    }
    measured.facts().forEach(facts::putIfAbsent);
    return new ResultRow(measured.keys(), measured.top1Pct(), facts);
  }

  private boolean number(String column) {
    return Numeral.numeric(published.cells(column));
  }

  private List<String> columns() {
    return published.columns().stream().filter(column -> !column.equals(key)).toList();
  }
}
