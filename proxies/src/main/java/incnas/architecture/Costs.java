package incnas.architecture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts many networks: what a block adds depends on itself and on the map that it meets, so each
 * such pair is lowered and counted once, and a mutated network costs little more than a sum.
 */
public final class Costs {
  private final Variant variant;
  private final Map<Met, Counter.Part> blocks = new ConcurrentHashMap<>();
  private final Map<Head, Counter.Part> heads = new ConcurrentHashMap<>();

  /** A block and the map that it meets. */
  private record Met(Block block, int side, double budgetSide) {}

  private record Head(int channels, int classes) {}

  /** Costs of this variant of each network. */
  public Costs(Variant variant) {
    this.variant = variant;
  }

  /**
   * The cost of a network; the budget counts never see its gates.
   *
   * @throws StructureException if a count does not fit 63 bits
   */
  public Cost of(Architecture architecture) {
    try {
      return sum(architecture);
    } catch (ArithmeticException e) {
      throw new StructureException(
          "the network is too large to count: more than 2^63 of something; lower its channels,"
              + " layers or resolution");
    }
  }

  private Cost sum(Architecture architecture) {
    int convs = 0;
    long paramsExact = 0;
    long paramsBudget = 0;
    long macs = 0;
    long flopsPtflops = 0;
    long flopsBudget = 0;
    int side = architecture.resolution();
    double budgetSide = side;
    int last = architecture.blocks().size();
    for (int i = 0; i <= last; i++) {
      Counter.Part part =
          i < last ? met(architecture.blocks().get(i), side, budgetSide) : head(architecture);
      convs += part.convs();
      paramsExact = Math.addExact(paramsExact, part.paramsExact());
      paramsBudget = Math.addExact(paramsBudget, part.paramsBudget());
      macs = Math.addExact(macs, part.macs());
      flopsPtflops = Math.addExact(flopsPtflops, part.flopsPtflops());
      flopsBudget = Math.addExact(flopsBudget, part.flopsBudget());
      side = part.side();
      budgetSide = part.budgetSide();
    }
    return new Cost(
        architecture.layers(), convs, paramsExact, paramsBudget, macs, flopsPtflops, flopsBudget);
  }

  /**
   * The main path cut at resolution changes. Its depth and widths do not depend on the maps, so
   * that blocks are counted on a map of one pixel, where no count overflows.
   */
  public Stages stages(Architecture architecture) {
    return Stages.of(architecture, block -> met(block, 1, 1));
  }

  private Counter.Part met(Block block, int side, double budgetSide) {
    Met key = new Met(block, side, budgetSide);
    Counter.Part known = blocks.get(key);
    return known != null ? known : blocks.computeIfAbsent(key, this::count);
  }

  private Counter.Part count(Met met) {
    Lowering lowering = new Lowering(variant, met.block().in(), met.side());
    lowering.block(0, met.block().in());
    met.block().lower(lowering);
    return Counter.count(lowering.graph(), met.budgetSide());
  }

  private Counter.Part head(Architecture architecture) {
    Block last = architecture.blocks().get(architecture.blocks().size() - 1);
    return heads.computeIfAbsent(
        new Head(last.out(), architecture.classes()),
        head -> Counter.count(new Lowering(variant, head.channels(), 1).head(head.classes()), 1));
  }
}
