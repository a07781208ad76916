package incnas.pipeline;

import incnas.correlate.Bootstrap;
import incnas.correlate.MeanRatio;
import incnas.experiment.Experiment;
import incnas.experiment.Row;
import incnas.experiment.TimedNetwork;
import incnas.network.NativeEngine;
import incnas.report.Numeral;
import incnas.report.Table;
import incnas.run.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * The tables of a timing: the paper's columns first, then the spread, the published time, the ratio
 * to the yardstick's time in the same run, and the machine.
 *
 * <p>A published time is of another machine: only the ratios can be compared.
 */
final class TimingTables {
  private static final int DECIMALS = 6;
  private static final int RATIO_DECIMALS = 4;

  /** What a score computes with inside: the proxies fix it. */
  private static final int THREADS = 1;

  private static final List<String> COLUMNS =
      List.of(
          "proxy",
          "model",
          "n_images",
          "time_s",
          "time_s_n",
          "time_s_median",
          "time_s_sd",
          "time_s_min",
          "time_s_published",
          "time_s_difference",
          "ratio",
          "ratio_low",
          "ratio_high",
          "ratio_published",
          "cpu_s",
          "cpu_ratio",
          "cpu_ratio_low",
          "cpu_ratio_high",
          "profile",
          "threads",
          "cpu",
          "java",
          "libtorch",
          "incnas");

  private final Experiment experiment;
  private final Map<TimedNetwork, List<Trial>> trials;
  private final Optional<Table> published;
  private final Bootstrap bootstrap;

  TimingTables(
      Experiment experiment,
      Map<TimedNetwork, List<Trial>> trials,
      Optional<Table> published,
      Bootstrap bootstrap) {
    this.experiment = experiment;
    this.trials = trials;
    this.published = published;
    this.bootstrap = bootstrap;
  }

  /** One line per row and network, in the order of the experiment. */
  Table times(String id) {
    Map<String, Object> machine = Environment.of(Path.of(""));
    List<List<String>> lines = new ArrayList<>();
    for (Row row : experiment.rows()) {
      for (TimedNetwork network : trials.keySet()) {
        lines.add(line(row, network, machine));
      }
    }
    return Table.of(id, COLUMNS, lines);
  }

  private List<String> line(Row row, TimedNetwork network, Map<String, Object> machine) {
    double[] wall = seconds(row.label(), network, Trial::wallSeconds);
    List<Double> values = Arrays.stream(wall).boxed().toList();
    OptionalDouble paper = published(row.label(), network);
    List<String> line = new ArrayList<>();
    line.add(row.label());
    line.add(network.label());
    line.add(String.valueOf(row.score().orElseThrow().batch()));
    line.add(Numeral.mean(values, DECIMALS));
    line.add(String.valueOf(wall.length));
    line.add(Numeral.fixed(new Median().evaluate(wall), DECIMALS));
    line.add(Numeral.sampleSd(values, DECIMALS));
    line.add(Numeral.fixed(Arrays.stream(wall).min().orElseThrow(), DECIMALS));
    line.add(text(paper, RATIO_DECIMALS));
    line.add(difference(wall, paper));
    line.addAll(ratio(row, network, Trial::wallSeconds));
    line.add(publishedRatio(row, network));
    double[] cpu = seconds(row.label(), network, Trial::cpuSeconds);
    line.add(Numeral.mean(Arrays.stream(cpu).boxed().toList(), DECIMALS));
    line.addAll(ratio(row, network, Trial::cpuSeconds));
    line.add(row.score().orElseThrow().profile());
    line.add(String.valueOf(THREADS));
    line.add(String.valueOf(machine.get("cpu")));
    line.add(String.valueOf(machine.get("java")));
    line.add(NativeEngine.start().version());
    line.add(String.valueOf(machine.get("incnas")));
    return line;
  }

  private double[] seconds(String label, TimedNetwork network, ToDoubleFunction<Trial> clock) {
    return trials.get(network).stream()
        .filter(trial -> trial.row().equals(label))
        .mapToDouble(clock)
        .toArray();
  }

  /** The ratio with its interval; three empty cells for the yardstick itself. */
  private List<String> ratio(Row row, TimedNetwork network, ToDoubleFunction<Trial> clock) {
    if (row.label().equals(yardstick())) {
      return List.of("", "", "");
    }
    MeanRatio ratio =
        MeanRatio.of(
            seconds(row.label(), network, clock), seconds(yardstick(), network, clock), bootstrap);
    return List.of(
        Numeral.fixed(ratio.value(), RATIO_DECIMALS),
        Numeral.fixed(ratio.interval().low(), RATIO_DECIMALS),
        Numeral.fixed(ratio.interval().high(), RATIO_DECIMALS));
  }

  private String yardstick() {
    return experiment.timing().orElseThrow().against();
  }

  private static String difference(double[] measured, OptionalDouble paper) {
    return paper.isEmpty()
        ? ""
        : Numeral.fixed(
            Arrays.stream(measured).average().orElseThrow() - paper.getAsDouble(), DECIMALS);
  }

  private String publishedRatio(Row row, TimedNetwork network) {
    OptionalDouble above = published(row.label(), network);
    OptionalDouble below = published(yardstick(), network);
    return row.label().equals(yardstick()) || above.isEmpty() || below.isEmpty()
        ? ""
        : Numeral.fixed(above.getAsDouble() / below.getAsDouble(), RATIO_DECIMALS);
  }

  private static String text(OptionalDouble value, int decimals) {
    return value.isPresent() ? Numeral.fixed(value.getAsDouble(), decimals) : "";
  }

  private OptionalDouble published(String label, TimedNetwork network) {
    if (published.isEmpty() || !published.get().columns().containsAll(COLUMNS.subList(0, 4))) {
      return OptionalDouble.empty();
    }
    Table paper = published.get();
    return paper.rows().stream()
        .filter(
            row ->
                paper.cell(row, "proxy").equals(label)
                    && paper.cell(row, "model").equals(network.label()))
        .mapToDouble(row -> Double.parseDouble(paper.cell(row, "time_s")))
        .findFirst();
  }

  /** Every trial, in the order in which they were run. */
  Table trials() {
    List<List<String>> lines = new ArrayList<>();
    trials.forEach(
        (network, all) ->
            all.forEach(
                trial ->
                    lines.add(
                        List.of(
                            trial.row(),
                            network.label(),
                            String.valueOf(trial.number()),
                            Numeral.fixed(trial.wallSeconds(), DECIMALS),
                            Numeral.fixed(trial.cpuSeconds(), DECIMALS)))));
    return Table.of("trials", List.of("proxy", "model", "trial", "time_s", "cpu_s"), lines);
  }
}
