package incnas.experiment;

import java.util.List;

/**
 * Algorithm 2: how a child differs from its parent. Of a cell only the edges can differ:
 * multipliers, depth steps, type weights and splits do not matter there.
 *
 * @param parent {@code uniform}: any member of the population with the same chance; {@code initial}
 *     : always A_0; {@code best}: the member with the highest score
 * @param initialUntil while the population has at most this many members, the parent is A_0 and one
 *     block is replaced
 * @param blocks block draws per child, or edge draws where the networks are cells; a block or edge
 *     drawn twice is replaced once
 * @param multipliers factors of the width choices
 * @param depthSteps what may be added to a block's number of layers
 * @param typeWeights {@code official-code}: the weights that the public programs draw block types
 *     with; {@code uniform}
 * @param splitAt blocks of at least this many layers are split; 0 never splits
 * @param splitTo layers of the first part of a split block
 */
public record MutationSettings(
    String parent,
    int initialUntil,
    int blocks,
    List<Double> multipliers,
    List<Integer> depthSteps,
    String typeWeights,
    int splitAt,
    int splitTo) {
  public MutationSettings {
    multipliers = List.copyOf(multipliers);
    depthSteps = List.copyOf(depthSteps);
  }
}
