package incnas.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * E_score, equation 8 with alpha = 1 and beta = 10: the summed entropy of the stages, less a
 * penalty for uneven depth.
 *
 * @param stages H_i, equation 7, one per stage; none in a network of cells
 * @param penalty beta Q, equation 10; not finite where no block is left to compare, where there are
 *     no stages, or where exp(Var) leaves the range of a double
 */
public record Entropy(List<Double> stages, double penalty) {
  private static final double BETA = 10;

  public Entropy {
    stages = List.copyOf(stages);
  }

  public double sum() {
    double sum = 0;
    for (double h : stages) {
      sum += h;
    }
    return sum;
  }

  /** E_score; not finite where the penalty is not. */
  public double score() {
    return sum() - penalty;
  }

  /**
   * Official code: ln sqrt(w) per convolution, 10 exp(sd of the units per residual block), the
   * first block left out (the first two of bottleneck networks, none of inverted ones). Paper text:
   * ln w, 10 exp(Var of the convolutions per stage). Sums run from the image to the end of a stage
   * under both.
   */
  public static Entropy of(Architecture architecture, Reading reading) {
    List<Stages.End> ends = Stages.of(architecture).ends();
    double share = reading == Reading.OFFICIAL_CODE ? 0.5 : 1;
    List<Double> stages = new ArrayList<>();
    for (Stages.End end : ends) {
      double map =
          StrictMath.log(end.channels()) + StrictMath.log((double) end.side() * end.side());
      stages.add(map * share * end.logWidths());
    }
    double variance =
        variance(
            reading == Reading.OFFICIAL_CODE
                ? unitsPerBlock(architecture.blocks())
                : convsPerStage(ends));
    double spread = reading == Reading.OFFICIAL_CODE ? StrictMath.sqrt(variance) : variance;
    return new Entropy(stages, BETA * StrictMath.exp(spread));
  }

  private static List<Integer> unitsPerBlock(List<Block> blocks) {
    List<PlainBlock> residual =
        blocks.stream()
            .filter(PlainBlock.class::isInstance)
            .map(PlainBlock.class::cast)
            .filter(block -> block.units() > 0)
            .toList();
    int dropped = 0;
    if (!residual.isEmpty() && residual.get(0) instanceof ResidualBlock) {
      dropped = 1;
    } else if (!residual.isEmpty() && residual.get(0) instanceof BottleneckBlock) {
      dropped = 2;
    }
    return residual.stream().skip(dropped).map(PlainBlock::units).toList();
  }

  private static List<Integer> convsPerStage(List<Stages.End> ends) {
    List<Integer> depths = new ArrayList<>();
    int before = 0;
    for (Stages.End end : ends) {
      depths.add(end.convs() - before);
      before = end.convs();
    }
    return depths;
  }

  /** Population variance; not a number for an empty list. */
  private static double variance(List<Integer> values) {
    double mean = 0;
    for (int v : values) {
      mean += v;
    }
    mean /= values.size();
    double sum = 0;
    for (int v : values) {
      sum += (v - mean) * (v - mean);
    }
    return sum / values.size();
  }
}
