package incnas.experiment;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Numbers that are each in range, but not beside one another. */
final class RelationCheck implements ResolvedCheck {
  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    required(experiment, "title", "say in one line what the experiment shows", mistakes);
    rowsOrSample(experiment, mistakes);
    truths(experiment, mistakes);
    split(experiment, mistakes);
    warmUp(experiment, mistakes);
    nesterov(experiment, mistakes);
    distillation(experiment, mistakes);
  }

  private static void required(Branch experiment, String key, String todo, Mistakes mistakes) {
    if (experiment.at(key).isEmpty()) {
      mistakes.add(experiment.place(), key, "missing; " + todo);
    }
  }

  private static void rowsOrSample(Branch experiment, Mistakes mistakes) {
    boolean sampled = experiment.scalar(Long.class, "sample", "count").isPresent();
    if (!sampled) {
      required(experiment, "rows", "list at least one row with a label and a proxy", mistakes);
    } else if (experiment.at("rows").isPresent() || experiment.at("truths").isPresent()) {
      mistakes.add(
          place(experiment, "sample.count"),
          "sample.count",
          "a sample stands in place of rows and truths; remove those, or say 'count: none'");
    }
  }

  private static void truths(Branch experiment, Mistakes mistakes) {
    if (!(experiment.at("truths").orElse(null) instanceof Sequence list)) {
      return;
    }
    Set<String> labels =
        ResolvedCheck.proxyRows(
            experiment, "only proxies can be held against truths; name a proxy instead", mistakes);
    Set<String> truths = new TreeSet<>();
    for (Tree item : list.items()) {
      if (item instanceof Branch truth) {
        String label = truth.scalar(String.class, "label").orElse("");
        if (!truths.add(label)) {
          mistakes.add(
              truth.at("label").orElse(truth).place(),
              "truths." + label + ".label",
              "'" + label + "' labels two truths; rename one");
        }
        published(truth, "truths." + label + ".published", labels, mistakes);
        taken(truth, "truths." + label + ".rows", labels, mistakes);
      }
    }
  }

  private static void taken(Branch truth, String address, Set<String> labels, Mistakes mistakes) {
    if (truth.at("rows").orElse(null) instanceof Sequence rows) {
      for (Tree item : rows.items()) {
        if (item instanceof Leaf leaf
            && leaf.value() instanceof String label
            && !labels.contains(label)) {
          mistakes.add(
              leaf.place(),
              address,
              "no row is labelled '" + label + "'" + Nearest.hint(label, labels));
        }
      }
    }
  }

  private static void published(
      Branch truth, String address, Set<String> labels, Mistakes mistakes) {
    if (truth.at("published").orElse(null) instanceof Branch columns) {
      columns
          .entries()
          .forEach(
              (label, entry) -> {
                if (!labels.contains(label)) {
                  mistakes.add(
                      entry.key(),
                      address,
                      "no row is labelled '" + label + "'" + Nearest.hint(label, labels));
                }
              });
    }
  }

  private static void split(Branch experiment, Mistakes mistakes) {
    Optional<Long> at = experiment.scalar(Long.class, "search", "mutation", "split-at");
    Optional<Long> to = experiment.scalar(Long.class, "search", "mutation", "split-to");
    if (at.isPresent() && to.isPresent() && at.get() > 0 && to.get() >= at.get()) {
      mistakes.add(
          written(experiment, "search.mutation.split-to", "search.mutation.split-at"),
          "search.mutation.split-to",
          "expected fewer layers than split-at (" + at.get() + "); found " + to.get());
    }
  }

  private static void warmUp(Branch experiment, Mistakes mistakes) {
    Optional<Long> warmUp = experiment.scalar(Long.class, "train", "warm-up-epochs");
    Optional<Long> epochs = experiment.scalar(Long.class, "train", "epochs");
    if (warmUp.isPresent() && epochs.isPresent() && warmUp.get() > epochs.get()) {
      mistakes.add(
          written(experiment, "train.warm-up-epochs", "train.epochs"),
          "train.warm-up-epochs",
          "expected at most as many as epochs (" + epochs.get() + "); found " + warmUp.get());
    }
  }

  private static void nesterov(Branch experiment, Mistakes mistakes) {
    boolean nesterov = experiment.scalar(Boolean.class, "train", "nesterov").orElse(false);
    Optional<Number> momentum = experiment.scalar(Number.class, "train", "momentum");
    if (nesterov && momentum.isPresent() && momentum.get().doubleValue() == 0) {
      mistakes.add(
          written(experiment, "train.momentum", "train.nesterov"),
          "train.momentum",
          "expected more than 0 with Nesterov's momentum; or say 'nesterov: false'");
    }
  }

  private static void distillation(Branch experiment, Mistakes mistakes) {
    experiment
        .at("train", "distillation", "images")
        .filter(
            images -> images instanceof Leaf leaf && DistillationSettings.CROP.equals(leaf.value()))
        .filter(
            images ->
                experiment.scalar(Long.class, "train", "augment", "resized-crop", "side").isEmpty())
        .ifPresent(
            images ->
                mistakes.add(
                    images.place(),
                    "train.distillation.images",
                    "'crop' needs train.augment.resized-crop.side, such as 320; or say 'network'"));
    if (experiment.at("train", "distillation", "features").orElse(null)
        instanceof Sequence features) {
      int reductions =
          experiment.at("train", "distillation", "reductions").orElse(null) instanceof Sequence list
              ? list.items().size()
              : ((Sequence)
                      ExperimentSchema.load()
                          .defaultsOf("distillation")
                          .at("reductions")
                          .orElseThrow())
                  .items()
                  .size();
      if (features.items().size() != reductions) {
        mistakes.add(
            features.place(),
            "train.distillation.features",
            "expected one tensor for each of the reductions (%d); found %d"
                .formatted(reductions, features.items().size()));
      }
    }
  }

  /** Where the first of two addresses that is no default was written. */
  private static Place written(Branch experiment, String first, String second) {
    Place place = place(experiment, first);
    return place.equals(Place.DEFAULT) ? place(experiment, second) : place;
  }

  private static Place place(Branch experiment, String address) {
    return experiment.at(address.split("\\.")).orElse(experiment).place();
  }
}
