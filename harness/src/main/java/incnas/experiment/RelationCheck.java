package incnas.experiment;

import java.util.Optional;

/** Numbers that are each in range, but not beside one another. */
final class RelationCheck implements ResolvedCheck {
  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    required(experiment, "title", "say in one line what the experiment shows", mistakes);
    rowsOrSample(experiment, mistakes);
    split(experiment, mistakes);
    warmUp(experiment, mistakes);
    nesterov(experiment, mistakes);
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
    } else if (experiment.at("rows").isPresent()) {
      mistakes.add(
          place(experiment, "sample.count"),
          "sample.count",
          "a sample stands in place of rows; remove the rows, or say 'count: none'");
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

  /** Where the first of two addresses that is no default was written. */
  private static Place written(Branch experiment, String first, String second) {
    Place place = place(experiment, first);
    return place.equals(Place.DEFAULT) ? place(experiment, second) : place;
  }

  private static Place place(Branch experiment, String address) {
    return experiment.at(address.split("\\.")).orElse(experiment).place();
  }
}
