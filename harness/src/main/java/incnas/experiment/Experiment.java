package incnas.experiment;

import java.util.List;
import java.util.Optional;

/**
 * One declarative experiment: which proxies search which space, or which networks are given, how
 * they are trained, and which published table the result mirrors.
 *
 * @param name file name without its ending; names the run directory
 * @param scale name of the applied scale: smoke, laptop or paper
 * @param table identifier of the published table to mirror, such as "table2"; empty if none
 * @param seeds one whole search and training per row and seed
 * @param rows empty where a sample stands in their place
 * @param truths known accuracies; where there are any, the proxies of the rows are held against
 *     them, and nothing is searched for or trained
 * @param timing networks whose scores are timed, where nothing is searched for or trained either
 */
public record Experiment(
    int version,
    String name,
    String title,
    String scale,
    String table,
    List<Long> seeds,
    List<Row> rows,
    Optional<SampleSettings> sample,
    List<TruthSettings> truths,
    CorrelationSettings correlation,
    Optional<TimingSettings> timing,
    SearchSettings search,
    TrainSettings train,
    ExportSettings export,
    EvaluateSettings evaluate) {
  public Experiment {
    seeds = List.copyOf(seeds);
    rows = List.copyOf(rows);
    truths = List.copyOf(truths);
  }

  /** The rows whose proxies are held against a truth. */
  public List<Row> rows(TruthSettings truth) {
    return rows.stream().filter(truth::takes).toList();
  }
}
