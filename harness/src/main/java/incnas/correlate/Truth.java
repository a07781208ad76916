package incnas.correlate;

import incnas.run.UserError;
import incnas.score.Direction;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Networks whose accuracies are known.
 *
 * @param source where they come from, for messages
 */
public record Truth(String source, List<TrueNetwork> networks) {
  /** What programs write for a score that failed. */
  private static final Set<Double> FAILED = Set.of(-1e8, -9999.0);

  private static final Set<String> NOTHING =
      Set.of("", "na", "n/a", "nan", "none", "null", "inf", "+inf", "-inf");

  public Truth {
    networks = List.copyOf(networks);
  }

  /**
   * Reads the truth off a table's lines; several lines of one network are several trainings of it.
   *
   * <p>In a published column an empty cell, {@code nan}, {@code inf}, -1e8 and -9999 stand for an
   * undefined score.
   *
   * @throws UserError naming file, line and column of what is wrong
   */
  public static Truth of(String source, TruthColumns columns, Iterable<Line> lines) {
    Map<String, TrueNetwork> networks = new LinkedHashMap<>();
    for (Line line : lines) {
      if (columns.where().entrySet().stream()
          .allMatch(w -> line.cell(w.getKey()).equals(w.getValue()))) {
        TrueNetwork network = network(networks.size(), columns, line);
        TrueNetwork before = networks.get(network.architecture());
        if (before != null && !before.published().equals(network.published())) {
          throw line.error(
              columns.architecture(),
              "'"
                  + network.architecture()
                  + "' stood above with other published scores; remove one, or choose lines by the"
                  + " value of another column");
        }
        networks.merge(network.architecture(), network, TrueNetwork::trainedAgain);
      }
    }
    if (networks.isEmpty()) {
      String chosen = columns.where().isEmpty() ? "" : " with " + new TreeMap<>(columns.where());
      throw new UserError(
          source + ": no line of a network" + chosen + "; check the file and the values chosen");
    }
    return new Truth(source, List.copyOf(networks.values()));
  }

  private static TrueNetwork network(int index, TruthColumns columns, Line line) {
    Map<String, OptionalDouble> published = new LinkedHashMap<>();
    columns.published().forEach((proxy, column) -> published.put(proxy, score(line, column)));
    return new TrueNetwork(
        index,
        line.text(columns.architecture()),
        columns.accuracies().stream().map(line::number).toList(),
        published);
  }

  private static OptionalDouble score(Line line, String column) {
    if (NOTHING.contains(line.cell(column).toLowerCase(Locale.ROOT))) {
      return OptionalDouble.empty();
    }
    double score = line.number(column);
    return FAILED.contains(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /**
   * Some of the networks, without repetition, in the order of their indices.
   *
   * <p>Whether a network is drawn depends on the seed and its own text: the order of the lines does
   * not matter, and a smaller sample is part of a larger one of the same seed.
   */
  public Truth sample(int n, Seed seed) {
    if (n < 1 || n > networks.size()) {
      throw new UserError(
          "%s: a sample of %d networks is asked for, but it has %d; ask for 1 to %d"
              .formatted(source, n, networks.size(), networks.size()));
    }
    List<TrueNetwork> drawn =
        networks.stream()
            .map(network -> new Lot(seed.derive("sample " + network.architecture()), network))
            .sorted(Lot.ORDER)
            .limit(n)
            .map(Lot::network)
            .sorted(Comparator.comparingInt(TrueNetwork::index))
            .toList();
    return new Truth(source, drawn);
  }

  /** A network with the number that it draws. */
  private record Lot(Seed seed, TrueNetwork network) {
    static final Comparator<Lot> ORDER =
        Comparator.<Lot>comparingLong(lot -> lot.seed().value())
            .thenComparing(lot -> lot.network().architecture());
  }

  public int size() {
    return networks.size();
  }

  /** The mean accuracy of each network. */
  public List<Double> accuracies() {
    return networks.stream().map(TrueNetwork::accuracy).toList();
  }

  /** The accuracies of each network, seed by seed. */
  public List<List<Double>> accuraciesBySeed() {
    return networks.stream().map(TrueNetwork::accuracies).toList();
  }

  /** A published proxy as a column; the direction is the reader's to state. */
  public Column published(String proxy, Direction direction) {
    List<OptionalDouble> scores = new ArrayList<>();
    for (TrueNetwork network : networks) {
      OptionalDouble score = network.published().get(proxy);
      if (score == null) {
        throw new IllegalArgumentException("no published proxy " + proxy + " in " + source);
      }
      scores.add(score);
    }
    return new Column(proxy, direction, scores);
  }
}
