package incnas.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import incnas.data.Batches;
import incnas.data.Dataset;
import incnas.data.Datasets;
import incnas.experiment.Experiment;
import incnas.experiment.ExperimentReader;
import incnas.report.Failure;
import incnas.run.Json;
import incnas.run.Manifest;
import incnas.run.Progress;
import incnas.run.Stop;
import incnas.run.UserError;
import incnas.train.Teacher;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A teacher trained and exported by one experiment, and students of it in another. */
class DistilledRunIT {
  private static final String EXPERIMENT =
      """
      version: 1
      title: Distilled
      rows:
        - {label: net, structure: "SuperConvK3BNRELU(3,8,2,1)SuperResK3K3(8,16,2,8,1)SuperConvK1BNRELU(16,32,1,1)"}
      train:
        datasets: [patterns]
        train-images: 320
        test-images: 100
        epochs: 2
        warm-up-epochs: 1
        batch: 32
        learning-rate-batch: 32
        squeeze-excitation: true
        device: cpu
      """;

  private static final String REDUCTIONS = "train.distillation.reductions=[2, 4]";
  private static final String FEATURES =
      "train.distillation.features=[block0.conv1.relu1, block1.unit1.relu]";

  @TempDir private static Path folder;
  private static Path training;
  private static Path model;

  @BeforeAll
  static void teacher() throws IOException {
    Files.writeString(folder.resolve("net.yaml"), EXPERIMENT);
    run("teacher");
    training = stage("teacher", "train-");
    model = stage("teacher", "export-").resolve("model.onnx");
  }

  private static Path stage(String results, String name) throws IOException {
    try (Stream<Path> tree = Files.walk(folder.resolve(results))) {
      return tree.filter(p -> p.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Experiment experiment(String... sets) {
    return ExperimentReader.read(folder.resolve("net.yaml"), null, List.of(sets));
  }

  private static Experiment taughtBy(Path teacher, String... sets) {
    List<String> all = new ArrayList<>(List.of("train.distillation.teacher=" + teacher));
    all.addAll(List.of(sets));
    return experiment(all.toArray(String[]::new));
  }

  private static RunOptions options(String results) {
    return new RunOptions(
        folder,
        folder.resolve(results),
        Optional.empty(),
        Optional.empty(),
        false,
        1,
        1,
        false,
        Progress.Mode.QUIET,
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
        new Stop());
  }

  private static Outcome run(String results, String... sets) {
    return new ExperimentRun(experiment(sets), options(results)).run();
  }

  private static TeacherSource source(Experiment experiment) {
    return TeacherSource.of(experiment, options("none")).orElseThrow();
  }

  private static Dataset data() {
    return Datasets.load(Datasets.PATTERNS, null);
  }

  @Test
  void bothKindsOfTeacherSayTheSame() {
    Dataset data = data();
    float[] images = Batches.evaluation(data.test(), data.normalization(), 20).get(0).images();
    try (Teacher network = source(taughtBy(training, REDUCTIONS)).open(data, 0);
        Teacher onnx = source(taughtBy(model, REDUCTIONS, FEATURES)).open(data, 0)) {
      assertThat(onnx.classes()).isEqualTo(network.classes()).isEqualTo(10);
      assertThat(onnx.maps())
          .isEqualTo(network.maps())
          .containsExactly(new Teacher.MapShape(8, 16), new Teacher.MapShape(16, 8));
      Teacher.Lesson expected = network.teach(images, 20);
      Teacher.Lesson lesson = onnx.teach(images, 20);
      near(lesson.logits(), expected.logits());
      for (int i = 0; i < 2; i++) {
        near(lesson.features().get(i), expected.features().get(i));
      }
    }
  }

  private static void near(float[] values, float[] expected) {
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void theWholeChainWithATrainingAndWithAnExport() throws IOException {
    Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("t.onnx");
    Files.copy(model, moved);
    List<String> known = List.of(REDUCTIONS, FEATURES);
    assertThat(run("a", "train.distillation.teacher=" + training, REDUCTIONS).failures()).isEmpty();
    for (Path file : List.of(model, moved)) {
      List<String> sets = new ArrayList<>(known);
      sets.add("train.distillation.teacher=" + folder.relativize(file));
      assertThat(run("b", sets.toArray(String[]::new)).failures()).isEmpty();
    }
    // the same file in another place is the same training
    try (Stream<Path> tree = Files.walk(folder.resolve("b"))) {
      assertThat(tree.filter(p -> p.getFileName().toString().startsWith("train-"))).hasSize(1);
    }
    assertThat(stage("a", "train-").getFileName()).isNotEqualTo(training.getFileName());
    JsonNode teacher =
        Json.tree(Manifest.in(stage("a", "train-")).orElseThrow().definition())
            .at("/train/distillation/teacher");
    assertThat(teacher.get("training").stringValue())
        .isEqualTo(Manifest.in(training).orElseThrow().fingerprint());
  }

  /** As in ZenNAS's recipe, where the teacher sees 320 pixels and the student 224. */
  @Test
  void aTeacherMaySeeLargerImagesThanItsStudent() throws IOException {
    String cut = "train.augment={crop-padding: 0, resized-crop: {side: 40}}";
    assertThat(
            run(
                    "larger-teacher",
                    "search.resolution=40",
                    "train.augment.center-crop.side=network",
                    cut)
                .failures())
        .isEmpty();
    Path larger = stage("larger-teacher", "train-");
    String teacher = "train.distillation.teacher=" + larger;
    String whole = "train.distillation.images=crop";
    assertThat(run("larger", teacher, REDUCTIONS, cut, whole).failures()).isEmpty();
    assertThat(stage("larger", "evaluate-")).isDirectory();
    refused(
        taughtBy(larger, REDUCTIONS, cut),
        "was trained on images of 40 pixels, but would be shown 32",
        "name another teacher, or see train.distillation.images");
  }

  @Test
  void aStudentThatNeverReachesAReductionFailsAlone() {
    Outcome outcome =
        run(
            "c",
            "train.distillation.teacher=" + training,
            "train.distillation.reductions=[4]",
            "rows.net.structure=SuperConvK3BNRELU(3,8,2,1)SuperConvK1BNRELU(8,16,1,1)");
    assertThat(outcome.failures())
        .extracting(Failure::reason)
        .containsExactly(
            "train.distillation.reductions: no block of the student reduces its 32 pixels 4 times;"
                + " its blocks reduce them 2 times, so choose among these");
  }

  private static void refused(Experiment experiment, String... parts) {
    assertThatThrownBy(() -> new ExperimentRun(experiment, options("d")).run())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void aMissingTeacherIsExplained() {
    refused(
        taughtBy(Path.of("b3.onnx")),
        "train.distillation.teacher: there is no b3.onnx in " + folder,
        "tf_efficientnet_b3.ns_jft_in1k",
        "m.blocks[3] and m.blocks[5]",
        "torch.onnx.export",
        "32, 32");
    assertThat(Plan.of(taughtBy(Path.of("b3.onnx")), options("d")))
        .anyMatch(
            line -> line.startsWith("the run would stop at once: train.distillation.teacher"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[block0.conv1.relu1, block1.unit1.rele]|no node computes a tensor 'block1.unit1.rele'; the nearest names of its|'block1.unit1.relu'",
        "[block1.unit1.relu, block0.conv1.relu1]|is [16, 8, 8] for an image of 32 pixels, no map reduced 2 times|change train.distillation.features",
        "[block0.conv1.relu1, fc.flatten]|its tensor 'fc.flatten' is [32] for an image of 32 pixels|reduced 4 times"
      })
  void tensorsThatDoNotFit(String features, String one, String two) {
    refused(
        taughtBy(model, REDUCTIONS, "train.distillation.features=" + features),
        model.toString(),
        one,
        two);
  }

  @Test
  void anOnnxFileNeedsNamesWhereMapsAreMatched() {
    refused(taughtBy(model, REDUCTIONS), "one tensor for each of the reductions [2, 4]");
    source(taughtBy(model, "train.distillation.feature-weight=0")).check(data());
  }

  @Test
  void whatIsNoTeacher() throws IOException {
    refused(
        taughtBy(training, "train.distillation.reductions=[16]"),
        "no block of the teacher reduces its 32 pixels 16 times");
    refused(taughtBy(model.getParent()), "is no finished training with intact files");
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
    refused(
        taughtBy(broken, "train.distillation.feature-weight=0"), broken + ": not an ONNX model");
    Path cut = Files.createDirectories(folder.resolve("cut"));
    Manifest manifest = Manifest.in(training).orElseThrow();
    manifest.write(cut);
    refused(taughtBy(cut, REDUCTIONS), "cut is no finished training with intact files");
    assertThat(manifest.outputs()).isNotEqualTo(Map.of());
  }

  @Test
  void classesThatDiffer() {
    Dataset data = data();
    List<String> names = new ArrayList<>(data.classNames());
    names.add("one more");
    Dataset other =
        new Dataset(
            "more", 11, names, data.train(), data.test(), data.normalization(), data.sources());
    assertThatThrownBy(() -> source(taughtBy(training, REDUCTIONS)).check(other))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "train.distillation.teacher: "
                + training
                + " tells 10 classes apart, but data set more has 11; name a teacher for that"
                + " data set");
  }
}
