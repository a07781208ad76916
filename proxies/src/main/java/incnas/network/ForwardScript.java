package incnas.network;

import incnas.architecture.Layer;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer graph's forward pass in training mode as TorchScript: one native call for the whole pass,
 * so that libtorch frees each map at its last use, sums and rectifies in place where nothing else
 * reads the map, and casts where gradients can follow, none of which DJL's single calls can do.
 *
 * <p>The method {@code train} takes images and parameters, in the graph's order, and gives the
 * outputs of chosen nodes in single precision. Normalisation keeps its statistics in single
 * precision whatever type the maps have.
 */
final class ForwardScript implements LayerGraph.Visitor<String> {
  /** The type's number in TorchScript. */
  private static final int SINGLE = 6;

  private final LayerGraph graph;
  private final Network.Norm norm;
  private final Activations activations;
  private final List<Integer> returned;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] readers;

  ForwardScript(
      LayerGraph graph, Network.Norm norm, Activations activations, List<Integer> returned) {
    this.graph = graph;
    this.norm = norm;
    this.activations = activations;
    this.returned = List.copyOf(returned);
    this.readers = new int[graph.nodes().size()];
    for (Parameter p : Parameter.of(graph)) {
      places.put(p.name(), places.size());
    }
    graph.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
    returned.forEach(node -> readers[node]++);
  }

  /** The method's text, with the indentation of a class's member. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "  def train(self: __torch__.Methods, images: Tensor, p: List[Tensor]) -> List[Tensor]:\n");
    for (Node node : graph.nodes()) {
      text.append("    ").append(name(node.id())).append(" = ").append(node.accept(this));
      text.append('\n');
    }
    List<String> outputs = returned.stream().map(id -> widened(name(id))).toList();
    text.append("    return [").append(String.join(", ", outputs)).append("]\n");
    return text.toString();
  }

  private static String name(int node) {
    return "v" + node;
  }

  private static String in(Node node) {
    return name(node.input());
  }

  private static String second(Node node) {
    return name(node.inputs().get(1));
  }

  private static String call(String function, Object... arguments) {
    StringBuilder text = new StringBuilder("torch.").append(function).append('(');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i]);
    }
    return text.append(')').toString();
  }

  private String parameter(Node node, String suffix) {
    return "p[" + places.get(node.name() + suffix) + "]";
  }

  /** A parameter in the type of the maps. */
  private String narrowed(String tensor) {
    return activations == Activations.FLOAT32 ? tensor : call("to", tensor, activations.code());
  }

  private String widened(String tensor) {
    return activations == Activations.FLOAT32 ? tensor : call("to", tensor, SINGLE);
  }

  /** Whether a map may be overwritten: one reader, and no backward pass that wants it. */
  private boolean overwritable(int node) {
    Layer layer = graph.node(node).layer();
    return readers[node] == 1 && (layer instanceof Layer.BatchNorm || layer instanceof Layer.Add);
  }

  @Override
  public String input(Node node) {
    return narrowed("images");
  }

  @Override
  public String conv(Node node, Layer.Conv conv) {
    return call(
        "conv2d",
        in(node),
        narrowed(parameter(node, ".weight")),
        conv.bias() ? narrowed(parameter(node, ".bias")) : "None",
        pair(conv.stride()),
        pair(conv.padding()),
        pair(1),
        conv.groups());
  }

  private static String pair(int number) {
    return "[" + number + ", " + number + "]";
  }

  @Override
  public String batchNorm(Node node, Layer.BatchNorm layer) {
    return call(
        "batch_norm",
        in(node),
        parameter(node, ".weight"),
        parameter(node, ".bias"),
        parameter(node, ".running_mean"),
        parameter(node, ".running_var"),
        "True",
        norm.momentum(),
        norm.epsilon(),
        "True");
  }

  @Override
  public String relu(Node node) {
    return call(overwritable(node.input()) ? "relu_" : "relu", in(node));
  }

  @Override
  public String sigmoid(Node node) {
    return call("sigmoid", in(node));
  }

  /** x - x, so that parameters before it have a gradient, which is zero. */
  @Override
  public String zero(Node node) {
    return call("sub", in(node), in(node));
  }

  @Override
  public String add(Node node) {
    return call(overwritable(node.input()) ? "add_" : "add", in(node), second(node));
  }

  @Override
  public String multiply(Node node) {
    return call("mul", in(node), second(node));
  }

  @Override
  public String globalAveragePool(Node node) {
    return call("adaptive_avg_pool2d", in(node), pair(1));
  }

  @Override
  public String averagePool(Node node, Layer.AveragePool pool) {
    return call(
        "avg_pool2d",
        in(node),
        pair(pool.kernel()),
        pair(pool.stride()),
        pair(pool.padding()),
        "False",
        "False");
  }

  @Override
  public String linear(Node node, Layer.Linear linear) {
    return call(
        "linear",
        call("flatten", in(node), 1, -1),
        narrowed(parameter(node, ".weight")),
        narrowed(parameter(node, ".bias")));
  }
}
