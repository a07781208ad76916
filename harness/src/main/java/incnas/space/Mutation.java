package incnas.space;

import incnas.architecture.Architecture;
import incnas.experiment.MutationSettings;
import incnas.seed.Seed;

/** Makes children of networks, the same for the same seed. */
public sealed interface Mutation permits BlockMutation, CellMutation {
  /**
   * A child that differs from its parent in up to {@code draws} places: blocks of a chain, edges of
   * a cell. A place drawn twice is changed once.
   *
   * @throws IllegalArgumentException if the parent is of another kind than the space's networks
   */
  Architecture mutate(Architecture parent, int draws, Seed seed);

  /** The mutation that belongs to a space. */
  static Mutation of(SearchSpace space, MutationSettings settings) {
    return space instanceof BlockSpace blocks
        ? new BlockMutation(blocks, settings)
        : new CellMutation();
  }
}
