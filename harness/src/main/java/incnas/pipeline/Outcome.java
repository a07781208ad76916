package incnas.pipeline;

import incnas.evaluate.CrossCheck;
import incnas.report.Failure;
import incnas.report.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * What an experiment ended with.
 *
 * @param tables where the table and what it rests on lie
 * @param checks of every network that has an accuracy, in the order of cells
 */
public record Outcome(Table table, Path tables, List<CrossCheck> checks, List<Failure> failures) {}
