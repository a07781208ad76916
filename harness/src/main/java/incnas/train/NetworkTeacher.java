package incnas.train;

import ai.djl.ndarray.NDArray;
import incnas.architecture.LayerGraph;
import incnas.architecture.LayerGraph.Node;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import java.util.ArrayList;
import java.util.List;

/** A network that this program trained, with its running statistics. */
public final class NetworkTeacher implements Teacher {
  private final Network network;
  private final List<Node> nodes;

  /**
   * The calling thread settles its number of threads before, by {@link NativeEngine#useThreads}.
   *
   * @param epsilon of its batch normalisations
   * @param device as the settings of a training name it
   * @param gpu number of the GPU, where that is one
   * @param reductions at which its maps are matched
   * @throws IllegalArgumentException if no block of it reaches one of them
   */
  public NetworkTeacher(
      LayerGraph graph,
      Weights weights,
      double epsilon,
      List<Integer> reductions,
      String device,
      int gpu) {
    nodes = Reduction.nodes(graph, reductions, "teacher");
    Network.Norm norm = new Network.Norm(Network.Norm.ZENNAS.momentum(), epsilon);
    network = new Network(graph, weights, norm, NativeEngine.start().device(device, gpu));
  }

  @Override
  public int classes() {
    return network.graph().last().channels();
  }

  @Override
  public List<MapShape> maps() {
    return nodes.stream().map(node -> new MapShape(node.channels(), node.side())).toList();
  }

  @Override
  public Lesson teach(float[] images, int n) {
    try (OpenTensors open = new OpenTensors()) {
      NDArray tensor = open.add(network.images(images));
      List<NDArray> outputs = network.forward(tensor, false, nodes.stream().map(Node::id).toList());
      outputs.forEach(open::add);
      List<float[]> numbers = new ArrayList<>();
      outputs.forEach(output -> numbers.add(output.toFloatArray()));
      float[] logits = numbers.remove(numbers.size() - 1);
      return new Lesson(logits, numbers);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
