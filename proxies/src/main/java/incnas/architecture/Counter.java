package incnas.architecture;

/** Adds up what the layers of a piece of a network cost, in their order. */
final class Counter implements LayerGraph.Visitor<Void> {
  private final LayerGraph graph;
  private final double[] budgetSide;
  private int convs;
  private double logWidths;
  private long paramsExact;
  private long paramsBudget;
  private long macs;
  private long flopsPtflops;
  private long flopsBudget;

  private Counter(LayerGraph graph, double budgetSide) {
    this.graph = graph;
    this.budgetSide = new double[graph.nodes().size()];
    this.budgetSide[0] = budgetSide;
  }

  /**
   * What a piece of a network costs.
   *
   * @param side of the map where the piece ends
   * @param budgetSide the same as ZenNAS's get_FLOPs has it, which may be a fraction
   * @param convs on the main path, or on the edges of cells
   * @param logWidths sum of ln(c k^2 / g) over the convolutions of the main path
   */
  record Part(
      int side,
      double budgetSide,
      int convs,
      double logWidths,
      long paramsExact,
      long paramsBudget,
      long macs,
      long flopsPtflops,
      long flopsBudget) {}

  /**
   * Counts a piece.
   *
   * @param budgetSide of the map that the piece meets
   * @throws ArithmeticException if a count does not fit 63 bits
   */
  static Part count(LayerGraph piece, double budgetSide) {
    Counter counter = new Counter(piece, budgetSide);
    piece.nodes().forEach(node -> node.accept(counter));
    return new Part(
        piece.last().side(),
        counter.budgetSide[piece.last().id()],
        counter.convs,
        counter.logWidths,
        counter.paramsExact,
        counter.paramsBudget,
        counter.macs,
        counter.flopsPtflops,
        counter.flopsBudget);
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
    if (conv.path() == Path.MAIN) {
      logWidths += StrictMath.log(conv.fanIn());
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
