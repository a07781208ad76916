package incnas.space;

import incnas.architecture.Architecture;
import incnas.architecture.Cell;
import incnas.architecture.CellNetwork;
import incnas.architecture.CellOperation;
import incnas.seed.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Replaces the operation of an edge by one of the others, each with the same chance. */
final class CellMutation implements Mutation {
  @Override
  public Architecture mutate(Architecture parent, int draws, Seed seed) {
    if (!(parent.blocks().get(0) instanceof CellNetwork network)) {
      throw new IllegalArgumentException(
          parent.structure() + " is no cell; give a network of the search's space");
    }
    SplittableRandom random = seed.random();
    Cell cell = network.cell();
    Set<Integer> replaced = new HashSet<>();
    for (int i = 0; i < draws; i++) {
      int edge = random.nextInt(Cell.EDGES);
      if (replaced.add(edge)) {
        cell = cell.with(edge, other(cell.edges().get(edge), random));
      }
    }
    return new Architecture(List.of(new CellNetwork(cell)), parent.resolution(), parent.classes());
  }

  private static CellOperation other(CellOperation old, SplittableRandom random) {
    List<CellOperation> others =
        Arrays.stream(CellOperation.values()).filter(operation -> operation != old).toList();
    return others.get(random.nextInt(others.size()));
  }
}
