package incnas.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's forward pass in training mode, as one native call that gradients can be asked of: the
 * same arithmetic as {@link Network#forward}, with maps in a type of the training's choice.
 */
public final class TrainingPass {
  private final Script script;
  private final List<PtNDArray> parameters;

  /**
   * A pass over a network whose trained tensors collect gradients.
   *
   * @param nodes whose outputs are wanted beside the last one's, each once at most
   */
  public TrainingPass(Network network, Activations activations, List<Integer> nodes) {
    List<Integer> returned = new ArrayList<>(nodes);
    returned.add(network.graph().last().id());
    ForwardScript text = new ForwardScript(network.graph(), network.norm(), activations, returned);
    script = Script.load(network.manager(), text.text());
    parameters = Parameter.of(network.graph()).stream().map(p -> network.tensor(p.name())).toList();
  }

  /**
   * The outputs of the chosen nodes and then the last one's, in single precision and all open;
   * gradients are to be switched on.
   */
  public List<NDArray> outputs(NDArray images) {
    return NativeEngine.translated(
        () -> List.copyOf(script.differentiable("train", (PtNDArray) images, parameters)));
  }
}
