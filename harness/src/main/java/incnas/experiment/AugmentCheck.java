package incnas.experiment;

import java.util.List;
import java.util.Optional;

/** Settings of the augmentation that are each in range, but not beside one another. */
final class AugmentCheck implements ResolvedCheck {
  private static final String[] AUGMENT = {"train", "augment"};

  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    for (String section : List.of("resized-crop", "erasing")) {
      for (String key : List.of("area", "ratio")) {
        ordered(experiment, section, key, mistakes);
      }
    }
    for (String section : List.of("resized-crop", "center-crop")) {
      side(experiment, section, mistakes);
    }
    jitter(experiment, mistakes);
  }

  private static Optional<Tree> at(Branch experiment, String... keys) {
    return experiment
        .at(AUGMENT)
        .filter(Branch.class::isInstance)
        .flatMap(augment -> ((Branch) augment).at(keys));
  }

  private static void ordered(Branch experiment, String section, String key, Mistakes mistakes) {
    if (at(experiment, section, key).orElse(null) instanceof Sequence ends
        && ends.items().size() == 2) {
      Optional<Double> low = number(ends.items().get(0));
      Optional<Double> high = number(ends.items().get(1));
      if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
        mistakes.add(
            ends.place(),
            "train.augment." + section + "." + key,
            "expected the smaller number first; found "
                + Numerals.text(low.get())
                + " before "
                + Numerals.text(high.get()));
      }
    }
  }

  private static Optional<Double> number(Tree tree) {
    if (tree instanceof Leaf leaf && leaf.value() instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    return tree instanceof Leaf leaf
            && leaf.value() instanceof String text
            && text.matches("[0-9.]+/[0-9.]+")
        ? Optional.of(Numerals.fraction(text))
        : Optional.empty();
  }

  private static void side(Branch experiment, String section, Mistakes mistakes) {
    Optional<Long> resolution = experiment.scalar(Long.class, "search", "resolution");
    Optional<Tree> side = at(experiment, section, "side");
    if (resolution.isPresent()
        && side.orElse(null) instanceof Leaf leaf
        && leaf.value() instanceof Long pixels
        && pixels < resolution.get()) {
      mistakes.add(
          leaf.place(),
          "train.augment." + section + ".side",
          "expected at least search.resolution ("
              + resolution.get()
              + "), to which images are reduced; found "
              + pixels);
    }
  }

  private static void jitter(Branch experiment, Mistakes mistakes) {
    boolean policy =
        at(experiment, "auto-augment")
            .filter(tree -> tree instanceof Leaf leaf && !Keys.NONE.equals(leaf.value()))
            .isPresent();
    Optional<Tree> jitter = at(experiment, "color-jitter");
    if (policy && jitter.flatMap(AugmentCheck::number).orElse(0.0) > 0) {
      mistakes.add(
          jitter.orElseThrow().place(),
          "train.augment.color-jitter",
          "stands in place of auto-augment; say 'auto-augment: none' or 'color-jitter: 0'");
    }
  }
}
