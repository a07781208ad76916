package incnas.architecture;

/**
 * What a network costs, under each convention that the literature counts with.
 *
 * @param layers L of the paper: layers of all blocks, stem and tail included
 * @param convs convolutions on the main path, or on the edges of cells
 * @param paramsExact trainable numbers: weights, biases, scale and shift of batch normalisation
 * @param paramsZennasBudget ZenNAS's get_model_size: C per batch normalisation, one fc bias
 * @param macs multiply-accumulates of convolutions and classifier
 * @param flopsPtflops as the program ptflops counts: macs, biases, 2 C r^2 per batch normalisation,
 *     and one per number that a gate's pooling reads or its ReLU passes; it sees modules alone, and
 *     the ReLU and pooling outside the gates are plain functions
 * @param flopsZennasBudget ZenNAS's get_FLOPs: macs with budgetSide sides, C r^2 per batch
 *     normalisation, projections at their input's side over the stride squared
 */
public record Cost(
    int layers,
    int convs,
    long paramsExact,
    long paramsZennasBudget,
    long macs,
    long flopsPtflops,
    long flopsZennasBudget) {

  /**
   * The cost of one variant of a network; the budget counts never see its gates.
   *
   * @throws StructureException if a count does not fit 63 bits
   */
  public static Cost of(Architecture architecture, Variant variant) {
    LayerGraph graph = architecture.lower(variant);
    Counter counter = new Counter(graph);
    try {
      graph.nodes().forEach(node -> node.accept(counter));
    } catch (ArithmeticException e) {
      throw new StructureException(
          "the network is too large to count: more than 2^63 of something; lower its channels,"
              + " layers or resolution");
    }
    return new Cost(
        architecture.layers(),
        counter.convs,
        counter.paramsExact,
        counter.paramsBudget,
        counter.macs,
        counter.flopsPtflops,
        counter.flopsBudget);
  }

  private static final class Counter implements LayerGraph.Visitor<Void> {
    private final LayerGraph graph;
    private final double[] budgetSide;
    private int convs;
    private long paramsExact;
    private long paramsBudget;
    private long macs;
    private long flopsPtflops;
    private long flopsBudget;

    Counter(LayerGraph graph) {
      this.graph = graph;
      budgetSide = new double[graph.nodes().size()];
    }

    private static long area(int side) {
      return (long) side * side;
    }

    /** Adds to ptflops' count something that happens at every position of a map. */
    private void flops(long each, int side) {
      flopsPtflops = Math.addExact(flopsPtflops, Math.multiplyExact(each, area(side)));
    }

    private Void keep(LayerGraph.Node node) {
      budgetSide[node.id()] = budgetSide[node.input()];
      return null;
    }

    @Override
    public Void input(LayerGraph.Node node) {
      budgetSide[node.id()] = node.side();
      return null;
    }

    @Override
    public Void conv(LayerGraph.Node node, Layer.Conv conv) {
      long weights = Math.multiplyExact((long) conv.fanIn(), (long) conv.out());
      long bias = conv.bias() ? conv.out() : 0;
      double side = Math.floor(budgetSide[node.input()] / conv.stride());
      if (conv.path() == Path.SHORTCUT) {
        side /= conv.stride();
      }
      budgetSide[node.id()] = side;
      paramsExact = Math.addExact(paramsExact, weights + bias);
      macs = Math.addExact(macs, Math.multiplyExact(weights, area(node.side())));
      flops(weights + bias, node.side());
      if (conv.path() != Path.GATE) {
        paramsBudget = Math.addExact(paramsBudget, weights);
        flopsBudget = Math.addExact(flopsBudget, (long) (weights * side * side));
      }
      if (conv.path() == Path.MAIN || conv.path() == Path.CELL) {
        convs++;
      }
      return null;
    }

    @Override
    public Void batchNorm(LayerGraph.Node node, Layer.BatchNorm norm) {
      paramsExact += 2L * norm.channels();
      flops(2L * norm.channels(), node.side());
      if (norm.path() != Path.GATE) {
        paramsBudget += norm.channels();
      }
      if (norm.path() != Path.GATE) {
        double side = budgetSide[node.input()];
        flopsBudget = Math.addExact(flopsBudget, (long) (norm.channels() * side * side));
      }
      return keep(node);
    }

    @Override
    public Void relu(LayerGraph.Node node) {
      boolean inGate =
          graph.node(node.input()).layer() instanceof Layer.BatchNorm norm
              && norm.path() == Path.GATE;
      flops(inGate ? node.channels() : 0, node.side());
      return keep(node);
    }

    @Override
    public Void sigmoid(LayerGraph.Node node) {
      return keep(node);
    }

    @Override
    public Void zero(LayerGraph.Node node) {
      return keep(node);
    }

    @Override
    public Void add(LayerGraph.Node node) {
      return keep(node);
    }

    @Override
    public Void multiply(LayerGraph.Node node) {
      return keep(node);
    }

    @Override
    public Void globalAveragePool(LayerGraph.Node node) {
      boolean inGate = node.block() >= 0;
      flops(inGate ? node.channels() : 0, graph.node(node.input()).side());
      budgetSide[node.id()] = 1;
      return null;
    }

    @Override
    public Void averagePool(LayerGraph.Node node, Layer.AveragePool pool) {
      budgetSide[node.id()] = node.side();
      return null;
    }

    @Override
    public Void linear(LayerGraph.Node node, Layer.Linear linear) {
      long weights = (long) linear.in() * linear.out();
      paramsExact += weights + linear.out();
      paramsBudget += weights + 1;
      macs = Math.addExact(macs, weights);
      flops(weights + linear.out(), 1);
      flopsBudget = Math.addExact(flopsBudget, weights);
      return null;
    }
  }
}
