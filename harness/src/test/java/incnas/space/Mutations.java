package incnas.space;

import incnas.experiment.MutationSettings;
import java.util.List;

/** Mutation settings of the published searches, with what a test wants otherwise. */
final class Mutations {
  static final List<Double> MULTIPLIERS =
      List.of(2.5, 2.0, 1.5, 1.25, 1.0, 1 / 1.25, 1 / 1.5, 1 / 2.0, 1 / 2.5);
  static final List<Integer> DEPTH_STEPS = List.of(-2, -1, 0, 1, 2);

  private Mutations() {}

  static MutationSettings settings(String typeWeights, int splitAt) {
    return new MutationSettings(
        "uniform", 10, 2, MULTIPLIERS, DEPTH_STEPS, typeWeights, splitAt, 3);
  }

  static BlockMutation of(String space) {
    return (BlockMutation) Mutation.of(SearchSpace.of(space), settings("official-code", 6));
  }
}
