package incnas.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import incnas.architecture.LayerGraph.Node;
import incnas.data.Batch;
import incnas.experiment.DistillationSettings;
import incnas.experiment.TrainSettings;
import incnas.network.Activations;
import incnas.network.Network;
import incnas.network.TrainingPass;
import incnas.seed.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training with a teacher, as ZenNAS's recipe for ImageNet: to the loss against the labels come the
 * smooth L1 distance of projected maps to the teacher's, and the cross-entropy with its softmax.
 *
 * <p>Where the teacher's map has another side than the student's, it is averaged to that side
 * (adaptive average pooling; ZenNAS interpolates).
 */
final class Distillation implements AutoCloseable {
  private final Network student;
  private final TrainingPass pass;
  private final DistillationSettings settings;
  private final Teacher teacher;
  private final Loss loss;
  private final List<Node> nodes;
  private final List<Projection> projections = new ArrayList<>();

  /**
   * @param saved what {@link #arrays} said; empty at the beginning
   * @throws IllegalArgumentException if no block of the student reaches one of the reductions
   */
  Distillation(
      Network student,
      TrainSettings training,
      DistillationSettings settings,
      Teacher teacher,
      Loss loss,
      Map<String, float[]> saved,
      Seed seed,
      Device device) {
    this.student = student;
    this.settings = settings;
    this.teacher = teacher;
    this.loss = loss;
    List<Integer> reductions = settings.matched();
    this.nodes = Reduction.nodes(student.graph(), reductions, "student");
    this.pass =
        new TrainingPass(
            student, Activations.of(training.precision()), nodes.stream().map(Node::id).toList());
    for (int i = 0; i < reductions.size(); i++) {
      projections.add(
          new Projection(
              nodes.get(i),
              teacher.maps().get(i),
              training,
              Projection.under(prefix(reductions.get(i)), saved),
              seed.derive("projection", reductions.get(i)),
              device));
    }
  }

  private static String prefix(int reduction) {
    return "projection-" + reduction + "/";
  }

  /** Adds the gradients of the whole loss, times a factor, to the weights'; returns the loss. */
  double backward(Batch batch, double factor) {
    Teacher.Lesson lesson = teacher.teach(batch.whole(), batch.size());
    JniUtils.setGradMode(true);
    try (OpenTensors open = new OpenTensors()) {
      Terms terms = new Terms(open, student.manager());
      NDArray images = open.add(student.images(batch.images()));
      List<NDArray> outputs = pass.outputs(images);
      outputs.forEach(open::add);
      PtNDArray logits = (PtNDArray) outputs.get(nodes.size());
      PtNDArray total = terms.crossEntropy(logits, loss.targets(batch), 1);
      for (int i = 0; i < nodes.size(); i++) {
        PtNDArray distance = distance(i, outputs.get(i), lesson.features().get(i), open, terms);
        total = terms.plus(total, terms.times(distance, settings.featureWeight()));
      }
      if (settings.softWeight() > 0) {
        double t = settings.temperature();
        float[] shares = Terms.softmax(lesson.logits(), teacher.classes(), t);
        PtNDArray soft = terms.crossEntropy(logits, shares, t);
        total = terms.plus(total, terms.times(soft, settings.softWeight()));
      }
      JniUtils.backward(
          total, open.add((PtNDArray) student.manager().create((float) factor)), false, false);
      return total.toFloatArray()[0];
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private PtNDArray distance(
      int index, NDArray map, float[] features, OpenTensors open, Terms terms) {
    Teacher.MapShape shape = teacher.maps().get(index);
    long n = map.getShape().get(0);
    PtNDArray wanted =
        terms.tensor(features, new Shape(n, shape.channels(), shape.side(), shape.side()));
    int side = nodes.get(index).side();
    if (shape.side() != side) {
      wanted = open.add(JniUtils.adaptiveAvgPool(wanted, new Shape(side, side)));
    }
    PtNDArray projected = (PtNDArray) open.add(projections.get(index).apply(map));
    return terms.smoothL1(projected, wanted);
  }

  /**
   * Moves the projections' weights against their gradients times a factor.
   *
   * @return whether all of them moved
   */
  boolean step(double rate, double unscale) {
    boolean moved = true;
    for (Projection projection : projections) {
      moved &= projection.step(rate, unscale);
    }
    return moved;
  }

  /** What a checkpoint keeps of the projections. */
  Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < projections.size(); i++) {
      String prefix = prefix(settings.matched().get(i));
      projections.get(i).arrays().forEach((name, values) -> arrays.put(prefix + name, values));
    }
    return arrays;
  }

  @Override
  public void close() {
    projections.forEach(Projection::close);
  }
}
