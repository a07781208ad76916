package incnas.experiment;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A timing has rows of proxies, one of which is the yardstick, networks of different labels and one
 * seed, and nothing that is searched for or held against truths.
 */
final class TimingCheck implements ResolvedCheck {
  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    if (!(experiment.at("timing", "networks").orElse(null) instanceof Sequence networks)) {
      return;
    }
    Set<String> rows =
        ResolvedCheck.proxyRows(
            experiment,
            "only proxies are timed; name a proxy, and the network under timing",
            mistakes);
    against(experiment, rows, networks, mistakes);
    labels(networks, mistakes);
    experiment
        .entry("truths")
        .ifPresent(
            truths ->
                mistakes.add(
                    truths.key(), "truths", "a timing holds nothing against truths; remove one"));
    if (experiment.at("seeds").orElse(null) instanceof Sequence seeds && seeds.items().size() > 1) {
      mistakes.add(
          seeds.place(), "seeds", "a timing takes one seed; every trial derives its own from it");
    }
  }

  private static void against(
      Branch experiment, Set<String> rows, Sequence networks, Mistakes mistakes) {
    Optional<String> against = experiment.scalar(String.class, "timing", "against");
    if (experiment.at("timing", "against").isEmpty()) {
      mistakes.add(
          networks.place(),
          "timing.against",
          "missing; name the row whose time the others' are divided by");
    }
    against
        .filter(label -> !rows.contains(label))
        .ifPresent(
            label ->
                mistakes.add(
                    experiment.at("timing", "against").orElseThrow().place(),
                    "timing.against",
                    "no row is labelled '" + label + "'" + Nearest.hint(label, rows)));
  }

  private static void labels(Sequence networks, Mistakes mistakes) {
    Set<String> labels = new TreeSet<>();
    for (Tree item : networks.items()) {
      if (item instanceof Branch network) {
        network
            .scalar(String.class, "label")
            .filter(label -> !labels.add(label))
            .ifPresent(
                label ->
                    mistakes.add(
                        network.at("label").orElse(network).place(),
                        "timing.networks." + label + ".label",
                        "'" + label + "' labels two networks; rename one"));
      }
    }
  }
}
