package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import incnas.experiment.TrainSettings;
import incnas.network.Network;
import incnas.network.Parameter;
import incnas.network.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Stochastic gradient descent as PyTorch defines it: v = momentum v + g, step g + momentum v with
 * Nesterov's momentum, else v; weight decay joins the gradient of convolution and classifier
 * weights alone.
 *
 * <p>Gradients are left as zeros, not taken away: the next backward pass adds to the same memory.
 */
final class Sgd {
  /**
   * All of it in one native call: weights p, their gradients g and velocities v; w and d are
   * weights and gradients of the decayed ones again, since libtorch drops what is done to the
   * members of a list that a method makes itself.
   */
  private static final String UPDATE =
      """
        def update(self: __torch__.Methods,
            p: List[Tensor], g: List[Tensor], v: List[Tensor], w: List[Tensor], d: List[Tensor],
            rate: float, momentum: float, decay: float, nesterov: bool, unscale: float) -> bool:
          bad = torch.zeros([1], dtype=6, device=ops.prim.device(g[0]))
          if torch.ne(unscale, 1.):
            factor = torch.full([1], unscale, dtype=6, device=ops.prim.device(g[0]))
            torch._amp_foreach_non_finite_check_and_unscale_(g, bad, factor)
          good = torch.__not__(bool(bad))
          if good:
            torch._foreach_add_(d, w, alpha=decay)
            torch._foreach_mul_(v, momentum)
            torch._foreach_add_(v, g)
            step = torch.neg(rate)
            if nesterov:
              torch._foreach_add_(g, v, alpha=momentum)
              torch._foreach_add_(p, g, alpha=step)
            else:
              torch._foreach_add_(p, v, alpha=step)
          torch._foreach_zero_(g)
          return good
      """;

  private record Slot(String name, PtNDArray weight, PtNDArray velocity) {}

  private final Network network;
  private final Script script;
  private final TrainSettings settings;

  /** Decayed ones first. */
  private final List<Slot> slots = new ArrayList<>();

  private final int decayed;
  private final List<PtNDArray> gradients = new ArrayList<>();

  Sgd(Network network, TrainSettings settings) {
    this.network = network;
    this.settings = settings;
    this.script = Script.load(network.manager(), UPDATE);
    add(true);
    this.decayed = slots.size();
    add(false);
  }

  private void add(boolean withDecay) {
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().trained() && p.kind().decayed() == withDecay) {
        PtNDArray weight = (PtNDArray) network.parameter(p.name());
        slots.add(
            new Slot(p.name(), weight, (PtNDArray) network.like(p.name(), new float[p.size()])));
      }
    }
  }

  /** Moves every weight against its gradient and forgets the gradients. */
  void step(double rate) {
    step(rate, 1);
  }

  /**
   * Moves every weight against its gradient times a factor and forgets the gradients.
   *
   * @param unscale the factor; with another than 1, gradients that are no finite numbers leave the
   *     weights as they are
   * @return whether the weights moved
   */
  boolean step(double rate, double unscale) {
    if (gradients.isEmpty()) {
      slots.forEach(slot -> gradients.add(JniUtils.getGradient(slot.weight())));
    }
    try (IValue weights = list(Slot::weight, slots.size());
        IValue slopes = IValue.listFrom(gradients.toArray(PtNDArray[]::new));
        IValue velocities = list(Slot::velocity, slots.size());
        IValue shrinking = list(Slot::weight, decayed);
        IValue shrinkingSlopes =
            IValue.listFrom(gradients.subList(0, decayed).toArray(PtNDArray[]::new));
        IValue scale = IValue.from(rate);
        IValue momentum = IValue.from(settings.momentum());
        IValue decay = IValue.from(settings.weightDecay());
        IValue nesterov = IValue.from(settings.nesterov());
        IValue factor = IValue.from(unscale);
        IValue moved =
            script.call(
                "update",
                weights,
                slopes,
                velocities,
                shrinking,
                shrinkingSlopes,
                scale,
                momentum,
                decay,
                nesterov,
                factor)) {
      return moved.toBoolean();
    }
  }

  private IValue list(Function<Slot, PtNDArray> part, int count) {
    return IValue.listFrom(slots.stream().limit(count).map(part).toArray(PtNDArray[]::new));
  }

  /** The velocities by parameter name, for a checkpoint. */
  Map<String, float[]> velocities() {
    Map<String, float[]> values = new LinkedHashMap<>();
    slots.forEach(slot -> values.put(slot.name(), slot.velocity().toFloatArray()));
    return values;
  }

  /** Goes on with the velocities of a checkpoint. */
  void restore(Map<String, float[]> velocities) {
    slots.replaceAll(
        slot -> {
          slot.velocity().close();
          NDArray velocity = network.like(slot.name(), velocities.get(slot.name()));
          return new Slot(slot.name(), slot.weight(), (PtNDArray) velocity);
        });
  }
}
