package incnas.pipeline;

import incnas.evaluate.OnnxClassifier;
import incnas.evaluate.OnnxClassifier.Output;
import incnas.evaluate.OnnxOptions;
import incnas.experiment.DistillationSettings;
import incnas.experiment.TrainSettings;
import incnas.export.InnerTensors;
import incnas.run.UserError;
import incnas.train.Teacher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Any image classifier in ONNX as a teacher; inner tensors are its maps. */
final class OnnxTeacher implements Teacher {
  private final OnnxClassifier classifier;
  private final List<String> names;
  private final int classes;
  private final List<MapShape> maps;

  private OnnxTeacher(
      OnnxClassifier classifier, List<String> names, int classes, List<MapShape> maps) {
    this.classifier = classifier;
    this.names = names;
    this.classes = classes;
    this.maps = maps;
  }

  /**
   * Loads the file, and looks at one black image with it.
   *
   * @param side of the images, in pixels
   * @param gpu number of the GPU, where the experiment asks for one
   * @throws UserError if it cannot teach at that size, or gives other maps than are asked for
   */
  static OnnxTeacher open(
      Path file, TrainSettings training, DistillationSettings settings, int side, int gpu) {
    List<Integer> reductions = settings.matched();
    List<String> names = reductions.isEmpty() ? List.of() : settings.features();
    if (names.size() != reductions.size()) {
      throw new UserError(
          ("train.distillation.features: of an ONNX file, one tensor for each of the reductions %s"
                  + " must be named; add their names, or say 'feature-weight: 0'")
              .formatted(reductions));
    }
    OnnxOptions options =
        new OnnxOptions(training.threads(), OnnxOptions.Device.of(training.device()), gpu);
    OnnxClassifier classifier =
        OnnxClassifier.open(file, InnerTensors.expose(file, names), options);
    try {
      List<Output> seen = classifier.outputs(new float[3 * side * side], 1, names);
      List<MapShape> maps = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        maps.add(map(file, names.get(i), seen.get(i + 1).shape(), side, reductions.get(i)));
      }
      return new OnnxTeacher(classifier, names, seen.get(0).values().length, maps);
    } catch (RuntimeException | Error e) {
      classifier.close();
      throw e;
    }
  }

  private static MapShape map(Path file, String name, long[] shape, int side, int reduction) {
    boolean square = shape.length == 3 && shape[1] == shape[2];
    if (!square || Math.round((double) side / shape[1]) != reduction) {
      throw new UserError(
          "%s: its tensor '%s' is %s for an image of %d pixels, no map reduced %d times; change train.distillation.features or reductions"
              .formatted(file, name, Arrays.toString(shape), side, reduction));
    }
    return new MapShape(Math.toIntExact(shape[0]), Math.toIntExact(shape[1]));
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public List<MapShape> maps() {
    return maps;
  }

  @Override
  public Lesson teach(float[] images, int n) {
    List<Output> outputs = classifier.outputs(images, n, names);
    return new Lesson(
        outputs.get(0).values(),
        outputs.subList(1, outputs.size()).stream().map(Output::values).toList());
  }

  @Override
  public void close() {
    classifier.close();
  }
}
