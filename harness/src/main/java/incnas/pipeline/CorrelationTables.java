package incnas.pipeline;

import incnas.correlate.Contrast;
import incnas.correlate.Correlation;
import incnas.correlate.NoiseCeiling;
import incnas.correlate.Truth;
import incnas.experiment.ScoreSettings;
import incnas.experiment.TruthSettings;
import incnas.report.Numeral;
import incnas.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The tables of a correlation experiment. */
final class CorrelationTables {
  private static final int DECIMALS = 4;
  private static final int NOTHING_KNOWN = 6;

  private static final List<String> COLUMNS =
      List.of(
          "proxy",
          "space",
          "dataset",
          "truth",
          "profile",
          "images",
          "batch",
          "draws",
          "seed",
          "n",
          "undefined",
          "spearman",
          "spearman_low",
          "spearman_high",
          "kendall_tau_b",
          "weighted_tau",
          "top10_recall",
          "seconds_per_network",
          "published_n",
          "spearman_where_published",
          "published_spearman",
          "difference",
          "difference_low",
          "difference_high",
          "note");

  /** A truth and how well its trainings agree. */
  record Ceiling(Truth truth, NoiseCeiling ceiling) {}

  private final List<HeldProxy> held;

  CorrelationTables(List<HeldProxy> held) {
    this.held = List.copyOf(held);
  }

  /** One line per proxy, truth and seed. */
  Table correlations() {
    return Table.of("correlation", COLUMNS, held.stream().map(this::line).toList());
  }

  private List<String> line(HeldProxy one) {
    ScoreSettings score = one.row().score().orElseThrow();
    List<String> line = new ArrayList<>();
    line.add(one.row().label());
    line.add(one.truth().space());
    line.add(one.truth().dataset());
    line.add(one.truth().label());
    line.add(score.profile());
    line.add(score.images());
    line.add(String.valueOf(score.batch()));
    line.add(String.valueOf(score.draws()));
    line.add(String.valueOf(one.seed()));
    line.add(String.valueOf(one.correlation().n()));
    line.add(String.valueOf(one.correlation().undefined()));
    List<String> notes = new ArrayList<>();
    if (one.correlation() instanceof Correlation.Known known) {
      line.add(number(known.spearman()));
      line.add(number(known.interval().low()));
      line.add(number(known.interval().high()));
      line.add(number(known.kendall()));
      line.add(number(known.weightedTau()));
      line.add(number(known.topTenthRecall()));
    } else {
      line.addAll(blanks(NOTHING_KNOWN));
      notes.add(((Correlation.None) one.correlation()).reason());
    }
    line.add(Numeral.fixed(one.seconds(), DECIMALS));
    if (one.contrast().orElse(null) instanceof Contrast.Known contrast) {
      line.add(String.valueOf(contrast.n()));
      line.add(number(contrast.ours()));
      line.add(number(contrast.theirs()));
      line.add(number(contrast.difference()));
      line.add(number(contrast.interval().low()));
      line.add(number(contrast.interval().high()));
    } else {
      line.addAll(blanks(NOTHING_KNOWN));
      one.contrast()
          .ifPresent(none -> notes.add("no comparison: " + ((Contrast.None) none).reason()));
    }
    line.add(String.join("; ", notes));
    return line;
  }

  private static String number(double value) {
    return Numeral.fixed(value, DECIMALS);
  }

  private static List<String> blanks(int n) {
    return Collections.nCopies(n, "");
  }

  /**
   * One line per truth: how many networks, how many trainings, and what a perfect proxy reaches.
   */
  static Table truths(Map<TruthSettings, Ceiling> ceilings) {
    List<List<String>> lines = new ArrayList<>();
    ceilings.forEach(
        (settings, ceiling) -> {
          List<String> line = new ArrayList<>();
          line.add(settings.label());
          line.add(settings.space());
          line.add(settings.dataset());
          line.add(String.valueOf(ceiling.truth().size()));
          List<Double> accuracies = ceiling.truth().accuracies();
          line.add(Numeral.fixed(accuracies.stream().min(Double::compare).orElseThrow(), DECIMALS));
          line.add(Numeral.fixed(accuracies.stream().max(Double::compare).orElseThrow(), DECIMALS));
          if (ceiling.ceiling() instanceof NoiseCeiling.Known known) {
            line.add(String.valueOf(known.seeds()));
            line.add(number(known.betweenSeeds()));
            line.add(number(known.interval().low()));
            line.add(number(known.interval().high()));
            line.add(
                known.perfectProxy().isPresent() ? number(known.perfectProxy().getAsDouble()) : "");
            line.add("");
          } else {
            line.addAll(List.of("1", "", "", "", ""));
            line.add(((NoiseCeiling.None) ceiling.ceiling()).reason());
          }
          lines.add(line);
        });
    return Table.of(
        "truths",
        List.of(
            "truth",
            "space",
            "dataset",
            "n",
            "accuracy_min",
            "accuracy_max",
            "trainings",
            "spearman_between_trainings",
            "spearman_low",
            "spearman_high",
            "perfect_proxy",
            "note"),
        lines);
  }

  /** One line per network: accuracy and each proxy's mean score. */
  Table scores(TruthSettings settings, Truth truth) {
    List<HeldProxy> own = held.stream().filter(one -> one.truth().equals(settings)).toList();
    List<String> columns = new ArrayList<>(List.of("structure", "accuracy"));
    long seeds = own.stream().map(HeldProxy::seed).distinct().count();
    own.forEach(one -> columns.add(one.row().label() + (seeds > 1 ? " seed " + one.seed() : "")));
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      List<String> line = new ArrayList<>();
      line.add(truth.networks().get(i).architecture());
      line.add(Numeral.fixed(truth.accuracies().get(i), DECIMALS));
      for (HeldProxy one : own) {
        var score = one.column().scores().get(i);
        line.add(score.isPresent() ? String.valueOf(score.getAsDouble()) : "");
      }
      lines.add(line);
    }
    return Table.of("scores", columns, lines);
  }
}
