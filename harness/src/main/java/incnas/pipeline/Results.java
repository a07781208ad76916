package incnas.pipeline;

import incnas.architecture.Architecture;
import incnas.architecture.Cost;
import incnas.architecture.Effectiveness;
import incnas.architecture.Entropy;
import incnas.architecture.Reading;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.evaluate.CrossCheck;
import incnas.evolve.Tally;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.plot.Plot;
import incnas.report.Citations;
import incnas.report.Failure;
import incnas.report.Numeral;
import incnas.report.PublishedTables;
import incnas.report.ResultRow;
import incnas.report.ResultTable;
import incnas.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The tables of an experiment: the mirrored one, the networks found, the failures. */
final class Results {
  private static final String CURVES = "curves/";
  private static final List<String> ROW_KEYS = List.of("proxy", "model", "w_z", "w_d");
  private static final List<String> NETWORK_COLUMNS =
      List.of(
          "row",
          "seed",
          "structure",
          "score",
          "score_sd",
          "draws",
          "iteration",
          "attempts",
          "scored",
          "duplicates",
          "audited",
          "missed",
          "rejected",
          "layers",
          "params_exact",
          "params_zennas_budget",
          "flops_zennas_budget",
          "flops_ptflops",
          "macs",
          "entropy",
          "effectiveness",
          "crosscheck_max_abs");

  private final Experiment experiment;
  private final Place place;
  private final List<Cell> cells;
  private final Map<Cell, Found> found;
  private final Map<Cell, SearchTime> times;
  private final Map<Cell, Curve> curves;
  private final Map<Cell, List<CellResult>> results;
  private final List<Failure> failures;
  private final Map<String, String> stages;

  /**
   * @param times of the searches that ran without a break
   * @param stages fingerprints of the stages that the tables rest on, by directory
   */
  Results(
      Experiment experiment,
      Place place,
      List<Cell> cells,
      Map<Cell, Found> found,
      Map<Cell, SearchTime> times,
      Map<Cell, Curve> curves,
      Map<Cell, List<CellResult>> results,
      List<Failure> failures,
      Map<String, String> stages) {
    this.experiment = experiment;
    this.place = place;
    this.cells = cells;
    this.found = found;
    this.times = times;
    this.curves = curves;
    this.results = results;
    this.failures = failures;
    this.stages = stages;
  }

  /** Writes every table and the manifest; gives back the mirrored one. */
  Table write(RunOptions options) {
    String id = experiment.table().isEmpty() ? "table" : experiment.table();
    Table table = table(id, PublishedTables.of(options.home()).find(experiment.table()));
    ResultFiles files = new ResultFiles(place.tables());
    files.put(id + ".csv", table);
    files.put("networks.csv", networks());
    curves(files);
    files.put(failures);
    files.finish(experiment, options.home(), stages);
    return table;
  }

  /** Each search's scores over its iterations; drawn for the first seed where it is the result. */
  private void curves(ResultFiles files) {
    for (Cell cell : cells) {
      Curve curve = curves.get(cell);
      if (curve == null) {
        continue;
      }
      String name = CURVES + cell.directory();
      files.put(name + ".csv", curve.table());
      if (experiment.train().datasets().isEmpty() && cell.number() == experiment.seeds().get(0)) {
        Map<String, Plot> plots =
            Map.of(
                "-scores", curve.scores(),
                "-entropy", curve.entropies(),
                "-normalized", curve.normalized());
        plots.forEach(
            (suffix, plot) -> {
              plot.write(files.directory(), name + suffix);
              files.wrote(name + suffix + ".svg");
              files.wrote(name + suffix + ".png");
            });
      }
    }
  }

  private Table table(String id, Optional<Table> published) {
    List<String> keys =
        published
            .map(paper -> ROW_KEYS.stream().filter(paper::has).toList())
            .filter(list -> !list.isEmpty())
            .orElse(List.of(experiment.sample().isPresent() ? "network" : "proxy"));
    List<ResultRow> rows =
        cells.stream().map(Cell::row).distinct().map(row -> row(row, keys)).toList();
    return experiment.train().datasets().isEmpty()
        ? ResultTable.of(id, keys, List.of(), searched(keys.get(0), rows, published), published)
        : ResultTable.of(id, keys, experiment.train().datasets(), rows, published);
  }

  /** Where nothing is trained, the cost of the searches is the result, beside what is published. */
  private List<ResultRow> searched(String key, List<ResultRow> rows, Optional<Table> published) {
    if (published.isEmpty() || !published.get().has(key)) {
      return rows;
    }
    Citations citations = new Citations(published.get(), key);
    List<ResultRow> all = new ArrayList<>(citations.others(rows));
    rows.forEach(row -> all.add(citations.beside(row)));
    return all;
  }

  private ResultRow row(Row row, List<String> keys) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : keys) {
      names.put(
          key,
          switch (key) {
            case "w_z" -> row.score().map(s -> String.valueOf(s.zenWeight())).orElse("");
            case "w_d" -> row.score().map(s -> String.valueOf(s.entropyWeight())).orElse("");
            default -> row.label();
          });
    }
    Map<String, List<Double>> accuracies = new LinkedHashMap<>();
    Map<String, String> facts = new LinkedHashMap<>();
    List<Cell> own = cells.stream().filter(cell -> cell.row().equals(row)).toList();
    for (String dataset : experiment.train().datasets()) {
      accuracies.put(dataset, percent(own, dataset, result -> result.check().first().top1()));
    }
    List<Architecture> nets = own.stream().filter(found::containsKey).map(this::network).toList();
    if (experiment.train().datasets().isEmpty()) {
      facts.putAll(SearchTime.facts(own.stream().flatMap(c -> time(c).stream()).toList()));
    }
    facts.put("flops_m", mean(nets, net -> cost(net).flopsPtflops() / 1e6, 2));
    facts.put("params_exact", mean(nets, net -> cost(net).paramsExact(), 0));
    facts.put("layers", mean(nets, Architecture::layers, 1));
    facts.put("entropy", mean(nets, net -> Entropy.of(net, Reading.OFFICIAL_CODE).score(), 2));
    facts.put("effectiveness", mean(nets, net -> Effectiveness.of(net, Reading.OFFICIAL_CODE), 4));
    facts.put(
        "search_score",
        Numeral.mean(
            own.stream()
                .filter(found::containsKey)
                .flatMap(c -> found.get(c).score().stream())
                .toList(),
            4));
    for (String dataset : experiment.train().datasets()) {
      facts.put(
          dataset + "_last_epoch_pct",
          Numeral.mean(percent(own, dataset, result -> result.trained().last().top1()), 2));
      facts.put(
          dataset + "_onnxruntime_pct",
          Numeral.mean(percent(own, dataset, result -> result.check().second().top1()), 2));
    }
    return new ResultRow(names, accuracies, facts);
  }

  private Optional<SearchTime> time(Cell cell) {
    return Optional.ofNullable(times.get(cell));
  }

  private List<Double> percent(List<Cell> own, String dataset, ToDoubleFunction<CellResult> share) {
    return own.stream()
        .flatMap(cell -> results.getOrDefault(cell, List.of()).stream())
        .filter(result -> result.dataset().equals(dataset))
        .map(result -> 100 * share.applyAsDouble(result))
        .toList();
  }

  private static String mean(
      List<Architecture> nets, ToDoubleFunction<Architecture> fact, int decimals) {
    List<Double> values = nets.stream().map(fact::applyAsDouble).toList();
    return values.stream().allMatch(Double::isFinite) ? Numeral.mean(values, decimals) : "";
  }

  /** Empty for what a network does not have: entropy and rho, where there are no stages. */
  private static String fixed(double value, int decimals) {
    return Double.isFinite(value) ? Numeral.fixed(value, decimals) : "";
  }

  private Architecture network(Cell cell) {
    return Architecture.parse(
        found.get(cell).structure(),
        experiment.search().resolution(),
        experiment.search().classes());
  }

  private Cost cost(Architecture network) {
    return Cost.of(network, Variant.of(Semantics.of(experiment.train().semantics())));
  }

  /** One line per cell: what its search found, how it went, and what the network reached. */
  private Table networks() {
    List<String> columns = new ArrayList<>(NETWORK_COLUMNS);
    List<String> datasets = experiment.train().datasets();
    datasets.forEach(name -> columns.addAll(List.of(name + "_top1_pct", name + "_last_epoch_pct")));
    List<List<String>> lines = new ArrayList<>();

    for (Cell cell : cells) {
      Found f = found.get(cell);
      if (f == null) {
        continue;
      }
      Architecture net = network(cell);
      Cost trained = cost(net);
      Cost budget =
          Cost.of(net, Variant.of(Semantics.of(experiment.search().limits().semantics())));
      List<String> line = new ArrayList<>();
      line.addAll(
          List.of(
              cell.row().label(),
              String.valueOf(cell.number()),
              f.structure(),
              Numeral.mean(f.values(), 6),
              Numeral.sampleSd(f.values(), 6),
              String.valueOf(f.values().size()),
              String.valueOf(f.iteration()),
              count(f, Tally::attempts),
              count(f, Tally::scored),
              count(f, Tally::duplicates),
              count(f, Tally::audited),
              count(f, Tally::missed),
              rejected(f),
              String.valueOf(net.layers()),
              String.valueOf(trained.paramsExact()),
              String.valueOf(budget.paramsZennasBudget()),
              String.valueOf(budget.flopsZennasBudget()),
              String.valueOf(trained.flopsPtflops()),
              String.valueOf(trained.macs()),
              fixed(Entropy.of(net, Reading.OFFICIAL_CODE).score(), 4),
              fixed(Effectiveness.of(net, Reading.OFFICIAL_CODE), 6),
              largestDifference(cell)));
      for (String name : datasets) {
        List<Cell> own = List.of(cell);
        line.add(Numeral.mean(percent(own, name, result -> result.check().first().top1()), 3));
        line.add(Numeral.mean(percent(own, name, result -> result.trained().last().top1()), 3));
      }
      lines.add(line);
    }
    return Table.of("networks", columns, lines);
  }

  private static String count(Found f, ToIntFunction<Tally> counter) {
    return String.valueOf(f.tally().map(counter::applyAsInt).orElse(0));
  }

  private static String rejected(Found f) {
    List<String> parts = new ArrayList<>();
    f.tally()
        .ifPresent(
            tally ->
                new TreeMap<>(tally.rejected())
                    .forEach((reason, n) -> parts.add(reason + " " + n)));
    return String.join(", ", parts);
  }

  private String largestDifference(Cell cell) {
    return results.getOrDefault(cell, List.of()).stream()
        .map(CellResult::check)
        .map(CrossCheck::maxAbs)
        .max(Double::compare)
        .map(d -> String.format(Locale.ROOT, "%.3g", d))
        .orElse("");
  }
}
