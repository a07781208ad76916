package incnas.augment;

import java.util.SplittableRandom;

/** Two operations one after the other, each on its own draw. */
record SubPolicy(Step first, Step second) {

  /**
   * An operation of a sub-policy.
   *
   * @param index of its magnitude, 0 to 9
   */
  record Step(Operation operation, double probability, int index) {
    Step {
      if (!(probability >= 0 && probability <= 1) || index < 0 || index >= Operation.MAGNITUDES) {
        throw new IllegalArgumentException(operation + " " + probability + "/" + index);
      }
    }

    /** Such as {@code rotate 0.7/2}. */
    static Step parse(String text) {
      String[] words = text.strip().split("[ /]", -1);
      return new Step(
          Operation.labelled(words[0]).orElseThrow(),
          Double.parseDouble(words[1]),
          Integer.parseInt(words[2]));
    }

    Picture apply(Picture picture, SplittableRandom random) {
      if (random.nextDouble() >= probability) {
        return picture;
      }
      double magnitude = operation.magnitude(index);
      boolean negated = operation.isSigned() && random.nextBoolean();
      return operation.on(picture, negated ? -magnitude : magnitude);
    }
  }

  /** Such as {@code invert 0.1/7 + contrast 0.2/6}. */
  static SubPolicy parse(String text) {
    String[] steps = text.split("\\+", -1);
    return new SubPolicy(Step.parse(steps[0]), Step.parse(steps[1]));
  }

  Picture apply(Picture picture, SplittableRandom random) {
    return second.apply(first.apply(picture, random), random);
  }
}
