package incnas.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.experiment.TrainSettings;
import incnas.network.Network;
import incnas.network.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as PyTorch defines it: v = momentum v + g, step g + momentum v with
 * Nesterov's momentum, else v; weight decay joins the gradient of convolution and classifier
 * weights alone.
 */
final class Sgd {
  private record Slot(String name, PtNDArray weight, PtNDArray velocity, boolean decayed) {}

  private final List<Slot> slots = new ArrayList<>();
  private final boolean nesterov;
  private final NDManager manager;
  private final NDArray momentum;
  private final NDArray decay;

  Sgd(Network network, TrainSettings settings) {
    manager = network.manager();
    nesterov = settings.nesterov();
    momentum = manager.create((float) settings.momentum());
    decay = manager.create((float) settings.weightDecay());
    for (Parameter p : Parameter.of(network.graph())) {
      if (p.kind().trained()) {
        PtNDArray weight = (PtNDArray) network.parameter(p.name());
        PtNDArray velocity = (PtNDArray) manager.zeros(weight.getShape());
        slots.add(new Slot(p.name(), weight, velocity, p.kind().decayed()));
      }
    }
  }

  /** Moves every weight against its gradient and forgets the gradients. */
  void step(double rate) {
    try (NDArray scale = manager.create((float) rate)) {
      for (Slot slot : slots) {
        try (NDArray gradient = JniUtils.getGradient(slot.weight())) {
          if (slot.decayed()) {
            try (NDArray pull = slot.weight().mul(decay)) {
              gradient.addi(pull);
            }
          }
          slot.velocity().muli(momentum);
          slot.velocity().addi(gradient);
          move(slot, gradient, scale);
        }
        JniUtils.zeroGrad(slot.weight());
      }
    }
  }

  private void move(Slot slot, NDArray gradient, NDArray scale) {
    if (nesterov) {
      try (NDArray step = slot.velocity().mul(momentum)) {
        step.addi(gradient);
        step.muli(scale);
        slot.weight().subi(step);
      }
    } else {
      try (NDArray step = slot.velocity().mul(scale)) {
        slot.weight().subi(step);
      }
    }
  }

  /** The velocities by parameter name, for a checkpoint. */
  Map<String, float[]> velocities() {
    Map<String, float[]> values = new LinkedHashMap<>();
    slots.forEach(slot -> values.put(slot.name(), slot.velocity().toFloatArray()));
    return values;
  }

  /** Goes on with the velocities of a checkpoint. */
  void restore(Map<String, float[]> velocities) {
    // new tensors: writing into the old ones makes libtorch print a warning
    slots.replaceAll(
        slot -> {
          float[] values = velocities.get(slot.name());
          PtNDArray velocity = (PtNDArray) manager.create(values, slot.velocity().getShape());
          slot.velocity().close();
          return new Slot(slot.name(), slot.weight(), velocity, slot.decayed());
        });
  }
}
