package incnas.report;

import java.util.List;

/**
 * Two tables held against each other, cell by cell and order by order.
 *
 * @param keyColumns the columns by which rows were matched
 * @param cells every compared cell in the order of A; cells empty on both sides are left out
 * @param rowsOnlyA names of rows without a counterpart
 * @param columnsOnlyA columns without a counterpart: listed, no reason to call the tables different
 * @param spreadColumns shared columns that served as tolerance and were not compared themselves
 * @param ranks one for each compared number column
 */
public record TableDiff(
    Side a,
    Side b,
    List<String> keyColumns,
    List<CellDiff> cells,
    List<String> rowsOnlyA,
    List<String> rowsOnlyB,
    List<String> columnsOnlyA,
    List<String> columnsOnlyB,
    List<String> spreadColumns,
    List<RankAgreement> ranks) {

  /** One of the two tables. */
  public record Side(String id, int rows) {}

  public TableDiff {
    keyColumns = List.copyOf(keyColumns);
    cells = List.copyOf(cells);
    rowsOnlyA = List.copyOf(rowsOnlyA);
    rowsOnlyB = List.copyOf(rowsOnlyB);
    columnsOnlyA = List.copyOf(columnsOnlyA);
    columnsOnlyB = List.copyOf(columnsOnlyB);
    spreadColumns = List.copyOf(spreadColumns);
    ranks = List.copyOf(ranks);
  }

  /**
   * Compares B with A.
   *
   * <p>A difference is allowed up to the given tolerance; without one, up to two standard errors of
   * the difference where a table states the spread (see {@link Spread}); otherwise not at all.
   *
   * @throws incnas.run.UserError naming file and line of a key that comes twice or of a cell that
   *     is no number, or a tolerance that fits no column
   */
  public static TableDiff of(Table a, Table b, Tolerances tolerances) {
    return new Comparison(a, b, tolerances).diff();
  }

  /**
   * Whether every row has its counterpart and every compared cell is the same; false if there was
   * nothing to compare.
   */
  public boolean same() {
    return !cells.isEmpty()
        && rowsOnlyA.isEmpty()
        && rowsOnlyB.isEmpty()
        && cells.stream().allMatch(cell -> cell.verdict() == Verdict.SAME);
  }

  /** The cells as a table, rows without a counterpart at its end. */
  public Table toTable() {
    return DiffTables.cells(this);
  }

  /** The rank agreements as a table. */
  public Table rankTable() {
    return DiffTables.ranks(this);
  }

  /** The whole comparison as lines of text, the conclusion last. */
  public String render() {
    return new DiffText(this).toString();
  }
}
