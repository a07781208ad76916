package incnas.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.LayerGraph;
import incnas.data.Batch;
import incnas.experiment.TrainSettings;
import incnas.network.Activations;
import incnas.network.Layout;
import incnas.network.Network;
import incnas.network.Precision;
import incnas.network.TrainingPass;
import incnas.network.Weights;
import incnas.seed.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network under training: each step moves its weights once. */
public final class TrainingStep implements AutoCloseable {
  private static final String VELOCITY = "velocity/";
  private static final String SCALE = "loss-scale/factor-and-quiet-steps";

  private final Network network;
  private final TrainingPass pass;
  private final Loss loss;
  private final Sgd sgd;
  private final LossScale scale;
  private final Optional<Distillation> distillation;

  /** A training from its beginning, without a teacher. */
  public TrainingStep(
      LayerGraph graph, Weights weights, TrainSettings settings, int classes, Device device) {
    this(graph, weights, settings, classes, Optional.empty(), Map.of(), new Seed(0), device);
  }

  /**
   * A training that begins or goes on.
   *
   * @param teacher present if the settings have a distillation
   * @param saved what {@link #beside} said; empty at the beginning
   */
  TrainingStep(
      LayerGraph graph,
      Weights weights,
      TrainSettings settings,
      int classes,
      Optional<Teacher> teacher,
      Map<String, float[]> saved,
      Seed seed,
      Device device) {
    Activations activations = Activations.of(settings.precision());
    Network.Norm norm = new Network.Norm(settings.batchNormMomentum(), settings.batchNormEpsilon());
    network =
        new Network(graph, weights, norm, device, Precision.SINGLE, Layout.of(settings.layout()));
    try {
      network.requireGradients();
      pass = new TrainingPass(network, activations, List.of());
      loss = new Loss(classes, settings.labelSmoothing());
      scale = activations == Activations.FLOAT16 ? LossScale.dynamic() : LossScale.none();
      sgd = new Sgd(network, settings);
      if (!saved.isEmpty()) {
        sgd.restore(Projection.under(VELOCITY, saved));
        scale.restore(saved.get(SCALE));
      }
      distillation =
          settings
              .distillation()
              .map(
                  d ->
                      new Distillation(
                          network,
                          settings,
                          d,
                          teacher.orElseThrow(
                              () -> new IllegalStateException("no teacher is given")),
                          loss,
                          saved,
                          seed,
                          device));
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** Forward, loss, backward, update; gives the loss before the update. */
  public double step(Batch batch, double rate) {
    double factor = scale.factor();
    double value =
        distillation.isPresent()
            ? distillation.get().backward(batch, factor)
            : backward(batch, factor);
    boolean finite = sgd.step(rate, 1 / factor);
    if (distillation.isPresent()) {
      finite &= distillation.get().step(rate, 1 / factor);
    }
    scale.after(finite);
    return value;
  }

  private double backward(Batch batch, double factor) {
    JniUtils.setGradMode(true);
    try (NDArray images = network.images(batch.images());
        NDArray logits = pass.outputs(images).get(0)) {
      return loss.backward(network.manager(), logits, batch, factor);
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  Network network() {
    return network;
  }

  /** A copy of every number as it stands. */
  public Weights weights() {
    return network.weights();
  }

  /** What a checkpoint keeps beside the weights: velocities, projections, the loss scale. */
  Map<String, float[]> beside() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    sgd.velocities().forEach((name, values) -> arrays.put(VELOCITY + name, values));
    distillation.ifPresent(d -> arrays.putAll(d.arrays()));
    scale.state().ifPresent(numbers -> arrays.put(SCALE, numbers));
    return arrays;
  }

  @Override
  public void close() {
    distillation.ifPresent(Distillation::close);
    network.close();
  }
}
