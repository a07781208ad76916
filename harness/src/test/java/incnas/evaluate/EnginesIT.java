package incnas.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import incnas.architecture.Architecture;
import incnas.architecture.LayerGraph;
import incnas.architecture.Semantics;
import incnas.architecture.Variant;
import incnas.data.Batch;
import incnas.export.BatchNorms;
import incnas.export.OnnxWriter;
import incnas.export.Provenance;
import incnas.export.RandomNetwork;
import incnas.network.NativeEngine;
import incnas.network.Network;
import incnas.network.Weights;
import incnas.testing.BlockKinds;
import incnas.testing.Cells;
import incnas.testing.ReferenceInterpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reference interpreter, libtorch and ONNX Runtime compute the same logits from the same weights.
 */
class EnginesIT {
  private static final Network.Norm NORM = new Network.Norm(0.1, 1e-3);

  /** Of the largest logit. */
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @BeforeAll
  static void settleThreads() {
    NativeEngine.start().useThreads(1);
  }

  static List<String> structures() {
    return BlockKinds.structures();
  }

  @ParameterizedTest
  @MethodSource("structures")
  void everyBlockKindInEveryForm(String structure) throws IOException {
    for (Semantics semantics : Semantics.values()) {
      Variant variant = Variant.of(semantics);
      check(BlockKinds.small(structure).lower(variant));
      check(BlockKinds.small(structure).lower(variant.withGates()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 19})
  void otherResolutions(int resolution) throws IOException {
    for (String structure : structures()) {
      check(
          Architecture.parse(structure, resolution, 3)
              .lower(Variant.of(Semantics.ZENNAS).withGates()));
    }
  }

  static List<String> cells() {
    return Cells.sample(12, 3);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void networksOfCells(String cell) throws IOException {
    check(Cells.tiny(cell));
  }

  @Test
  void averagePoolingAndMapsReadTwice() throws IOException {
    check(RandomNetwork.pooled());
  }

  private OnnxClassifier export(LayerGraph graph, Weights weights, double epsilon, BatchNorms norms)
      throws IOException {
    Path file = Files.createTempFile(folder, "model", ".onnx");
    Provenance provenance = new Provenance(Map.of(Provenance.VERSION, "test"));
    Files.write(file, OnnxWriter.write(graph, weights, epsilon, norms, provenance));
    return OnnxClassifier.open(file, OnnxOptions.REPRODUCIBLE);
  }

  private void check(LayerGraph graph) throws IOException {
    checkExports(graph);
    Weights weights = RandomNetwork.weights(graph, 11);
    try (Network network = new Network(graph, weights, NORM, NativeEngine.start().device("cpu"))) {
      compare(graph, weights, new DjlClassifier(network));
    }
  }

  private void checkExports(LayerGraph graph) throws IOException {
    Weights weights = RandomNetwork.weights(graph, 11);
    for (BatchNorms norms : BatchNorms.values()) {
      try (OnnxClassifier exported = export(graph, weights, NORM.epsilon(), norms)) {
        compare(graph, weights, exported);
      }
    }
  }

  private static void compare(LayerGraph graph, Weights weights, Classifier classifier) {
    for (int n : new int[] {1, 3}) {
      float[] images = RandomNetwork.images(graph, n, n);
      double[] expected = new ReferenceInterpreter(graph, weights, NORM, false).run(images);
      near(classifier.logits(images, n), expected, classifier.engine());
    }
  }

  private static void near(float[] actual, double[] expected, String what) {
    assertThat(actual).as(what).hasSize(expected.length);
    double scale = 0;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]) / scale)
          .as("%s, logit %d: %s, expected %s", what, i, actual[i], expected[i])
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void theCrossCheckPassesAFaithfulExportAndCatchesBrokenOnes() throws IOException {
    LayerGraph graph =
        BlockKinds.small(structures().get(5)).lower(Variant.of(Semantics.ZENNAS).withGates());
    Weights weights = RandomNetwork.weights(graph, 11);
    for (BatchNorms norms : BatchNorms.values()) {
      assertThat(crossCheck(graph, weights, weights, NORM.epsilon(), norms).passed()).isTrue();
      assertThat(crossCheck(graph, weights, weights, 1e-5, norms).passed()).isFalse();
      Weights other = changed(weights, "block1.unit1.conv2.weight");
      assertThat(crossCheck(graph, weights, other, NORM.epsilon(), norms).passed()).isFalse();
    }
  }

  private CrossCheck crossCheck(
      LayerGraph graph, Weights trained, Weights exported, double epsilon, BatchNorms norms)
      throws IOException {
    int n = 16;
    Batch batch = new Batch(n, RandomNetwork.images(graph, n, 5), new int[n]);
    try (Network network = new Network(graph, trained, NORM, NativeEngine.start().device("cpu"));
        OnnxClassifier onnx = export(graph, exported, epsilon, norms)) {
      return Evaluator.crossCheck(
          new DjlClassifier(network),
          onnx,
          List.of(batch, batch).iterator(),
          new CrossCheck.Limits(2e-4, 0.99));
    }
  }

  /** One number of one weight, by a tenth. */
  private static Weights changed(Weights weights, String name) {
    Map<String, float[]> values = new LinkedHashMap<>(weights.values());
    float[] array = weights.get(name).clone();
    array[40] += 0.1f;
    values.put(name, array);
    return new Weights(values);
  }
}
