package incnas.pipeline;

import incnas.run.Progress;
import incnas.run.Stop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an experiment is run; nothing here changes a result.
 *
 * @param home the project's directory
 * @param results where {@code runs/} and the tables go
 * @param label name of the table's directory under {@code results}; by default experiment and scale
 * @param data where the data sets lie
 * @param acceptUnofficial whether data files with another than the official hash may be used
 * @param workers tasks at a time
 * @param loaders threads of each training that make batches ahead
 * @param fresh whether earlier stages are thrown away
 * @param out where progress is told
 * @param stop whether trainings should save and end
 */
public record RunOptions(
    Path home,
    Path results,
    Optional<String> label,
    Optional<Path> data,
    boolean acceptUnofficial,
    int workers,
    int loaders,
    boolean fresh,
    Progress.Mode progress,
    PrintStream out,
    Stop stop) {}
