package incnas.pipeline;

import incnas.report.Failure;
import incnas.report.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * What an experiment ended with.
 *
 * @param tables where the table and what it rests on lie
 */
public record Outcome(Table table, Path tables, List<Failure> failures) {}
