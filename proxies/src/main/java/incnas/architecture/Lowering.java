package incnas.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds a layer graph block by block; the last appended node is where the next one attaches. */
public final class Lowering {
  private static final int GATE_REDUCTION = 4;

  private final Variant variant;
  private final List<LayerGraph.Node> nodes = new ArrayList<>();
  private int block = -1;
  private String scope = "";
  private int channels;
  private int convs;

  Lowering(Variant variant, int channels, int side) {
    this.variant = variant;
    nodes.add(new LayerGraph.Node(0, "input", new Layer.Input(), List.of(), channels, side, block));
  }

  /** Channels that the next layer takes: at a block's start, what the block declares. */
  int channels() {
    return channels;
  }

  LayerGraph.Node tail() {
    return nodes.get(nodes.size() - 1);
  }

  void block(int index, int in) {
    block = index;
    channels = in;
    scope("");
  }

  void scope(String name) {
    scope = name;
    convs = 0;
  }

  private String name(String layer) {
    String where = block < 0 ? "" : "block" + block + ".";
    return where + (scope.isEmpty() ? "" : scope + ".") + layer;
  }

  LayerGraph.Node append(String layerName, Layer layer, List<Integer> inputs, int width, int side) {
    LayerGraph.Node node =
        new LayerGraph.Node(nodes.size(), name(layerName), layer, inputs, width, side, block);
    nodes.add(node);
    channels = width;
    return node;
  }

  /** Whether a bottleneck or inverted unit has a projection around it. */
  boolean projects(int unit, int out, int stride) {
    boolean needed = channels() != out || stride > 1;
    return needed || (unit == 0 && variant.semantics() == Semantics.ZENNAS);
  }

  /** A residual unit: main path, shortcut where the variant keeps it, addition, ReLU. */
  void unit(int index, int out, int stride, boolean projects, Consumer<Lowering> mainPath) {
    scope("unit" + (index + 1));
    LayerGraph.Node start = tail();
    int in = channels;
    mainPath.accept(this);
    if (variant.shortcuts()) {
      LayerGraph.Node main = tail();
      int around = start.id();
      if (projects) {
        Layer.Conv projection = new Layer.Conv(Path.SHORTCUT, in, out, 1, stride, 1, true);
        LayerGraph.Node conv =
            append(
                "shortcut.conv",
                projection,
                List.of(start.id()),
                out,
                reduced(start.side(), stride));
        around =
            append(
                    "shortcut.bn",
                    new Layer.BatchNorm(Path.SHORTCUT, out),
                    List.of(conv.id()),
                    out,
                    conv.side())
                .id();
      }
      append("add", new Layer.Add(), List.of(main.id(), around), out, main.side());
    }
    append("relu", new Layer.Relu(), List.of(tail().id()), out, tail().side());
  }

  void conv(Path path, int out, int kernel, int stride, int groups) {
    LayerGraph.Node from = tail();
    convs++;
    Layer.Conv conv = new Layer.Conv(path, channels, out, kernel, stride, groups, false);
    append("conv" + convs, conv, List.of(from.id()), out, reduced(from.side(), stride));
  }

  void batchNorm(Path path) {
    LayerGraph.Node from = tail();
    append(
        "bn" + convs,
        new Layer.BatchNorm(path, from.channels()),
        List.of(from.id()),
        from.channels(),
        from.side());
  }

  void relu() {
    LayerGraph.Node from = tail();
    append("relu" + convs, new Layer.Relu(), List.of(from.id()), from.channels(), from.side());
  }

  /** Squeeze-and-excitation on the last map, where the variant has it. */
  void gate() {
    if (!variant.gates()) {
      return;
    }
    LayerGraph.Node from = tail();
    int c = from.channels();
    int squeezed = (int) Math.max(1, Math.rint((double) c / GATE_REDUCTION));
    int at = append("gate.pool", new Layer.GlobalAveragePool(), List.of(from.id()), c, 1).id();
    at = gateConv("gate.conv1", at, c, squeezed);
    at =
        append("gate.bn1", new Layer.BatchNorm(Path.GATE, squeezed), List.of(at), squeezed, 1).id();
    at = append("gate.relu", new Layer.Relu(), List.of(at), squeezed, 1).id();
    at = gateConv("gate.conv2", at, squeezed, c);
    at = append("gate.bn2", new Layer.BatchNorm(Path.GATE, c), List.of(at), c, 1).id();
    at = append("gate.sigmoid", new Layer.Sigmoid(), List.of(at), c, 1).id();
    append("gate.multiply", new Layer.Multiply(), List.of(from.id(), at), c, from.side());
  }

  private int gateConv(String layerName, int from, int in, int out) {
    Layer.Conv conv = new Layer.Conv(Path.GATE, in, out, 1, 1, 1, false);
    return append(layerName, conv, List.of(from), out, 1).id();
  }

  /** What has been lowered so far, without a head. */
  LayerGraph graph() {
    return new LayerGraph(nodes, tail().id());
  }

  /** Global average pooling and the classifier. */
  LayerGraph head(int classes) {
    LayerGraph.Node features = tail();
    block(-1, features.channels());
    append("pool", new Layer.GlobalAveragePool(), List.of(features.id()), features.channels(), 1);
    append("fc", new Layer.Linear(features.channels(), classes), List.of(tail().id()), classes, 1);
    return new LayerGraph(nodes, features.id());
  }

  /** Side of a map after a padded convolution with this stride. */
  private static int reduced(int side, int stride) {
    return (side - 1) / stride + 1;
  }
}
