package incnas.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import incnas.export.BatchNorms;
import incnas.export.ForeignModels;
import incnas.export.OnnxWriter;
import incnas.export.Provenance;
import incnas.export.RandomNetwork;
import incnas.run.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of other programs, and files that are none. */
class OnnxClassifierTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.write(file, bytes);
    return file;
  }

  private OnnxClassifier open(byte[] bytes) throws IOException {
    return OnnxClassifier.open(file(bytes), OnnxOptions.REPRODUCIBLE);
  }

  private void refused(byte[] bytes, String text) {
    assertThatThrownBy(() -> open(bytes).close())
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(folder.resolve("model.onnx").toString())
        .hasMessageContaining(text)
        .message()
        .doesNotContain("\n");
  }

  private static byte[] exported() {
    var graph = RandomNetwork.pooled();
    return OnnxWriter.write(
        graph, RandomNetwork.weights(graph, 1), 1e-3, BatchNorms.KEPT, new Provenance(Map.of()));
  }

  /** Sizes of the model (-1 is free), then images to classify, their height and their width. */
  @ParameterizedTest
  @CsvSource({
    "-1, 4, 4, 5, 4, 4",
    "1, 4, 4, 5, 4, 4",
    "2, 4, 4, 5, 4, 4",
    "8, 4, 4, 5, 4, 4",
    "-1, -1, -1, 3, 6, 6",
    "-1, 2, -1, 3, 2, 5",
    "4, -1, 3, 3, 7, 3"
  })
  void anyBatchAndSize(long batch, long height, long width, int n, int tall, int wide)
      throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    float[] images = new float[n * 3 * tall * wide];
    float[] expected = new float[n * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextInt(100);
      expected[i / (tall * wide)] += images[i] / (tall * wide);
    }
    try (OnnxClassifier classifier = open(ForeignModels.channelMeans(batch, height, width))) {
      assertThat(classifier.logits(images, n)).hasSize(n * 3).satisfies(l -> near(l, expected));
      assertThat(classifier.logits(images, n)).satisfies(l -> near(l, expected));
    }
  }

  private static void near(float[] actual, float[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).isLessThan(1e-4f * 100);
    }
  }

  @Test
  void logitsAreChosenByNameAmongSeveralOutputs() throws IOException {
    try (OnnxClassifier classifier = open(ForeignModels.auxiliary())) {
      assertThat(classifier.logits(new float[] {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}, 1))
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void namesItsEngine() throws IOException {
    try (OnnxClassifier classifier = open(exported())) {
      assertThat(classifier.engine()).matches("onnxruntime \\d+\\.\\d+\\.\\d+ \\(cpu\\)");
    }
  }

  @Test
  void modelsThatAreNoImageClassifiersAreNamed() {
    refused(ForeignModels.integers(), "its input is 'x' (int64 [-1, 3, 4, 4]), but");
    refused(ForeignModels.floats(-1, 1, 28, 28), "'x' (float [-1, 1, 28, 28])");
    refused(ForeignModels.floats(-1, 10), "one float input [N, 3, H, W]");
    refused(ForeignModels.floats(-1, 3, 8, 8), "one float output [N, classes]");
    refused(ForeignModels.twoInputs(), "its inputs are 'x' (float [-1, 3, 4, 4]), 'z'");
  }

  @Test
  void imagesOfAnotherSizeAreNamed() throws IOException {
    try (OnnxClassifier classifier = open(exported())) {
      assertThatThrownBy(() -> classifier.logits(new float[2 * 3 * 7 * 7], 2))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("takes images [3, 8, 8], but 2 images of the data set are 294");
    }
  }

  @Test
  void logitsThatAreNotOneRowAnImageAreNamed() throws IOException {
    try (OnnxClassifier classifier = open(ForeignModels.liar())) {
      assertThatThrownBy(() -> classifier.logits(new float[6], 2))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("logits [1, 6] for images [2, 3, 1, 1]");
    }
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    assertThatThrownBy(
            () -> OnnxClassifier.open(folder.resolve("none.onnx"), OnnxOptions.REPRODUCIBLE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.onnx: there is no such file");
    assertThatThrownBy(() -> OnnxClassifier.open(folder, OnnxOptions.REPRODUCIBLE))
        .isInstanceOf(UserError.class);
  }

  @Test
  void truncatedFilesAreRefused() {
    byte[] whole = exported();
    int metadata = 300; // at the end: ONNX Runtime does not miss an entry that is gone
    for (int length = 0; length < whole.length - metadata; length += 7) {
      refused(Arrays.copyOf(whole, length), "ONNX Runtime cannot load it");
    }
    for (int length = whole.length - metadata; length < whole.length; length++) {
      loadedOrRefused(Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomBytesAreRefused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      refused(bytes, "ONNX Runtime cannot load it");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedFilesAreLoadedOrRefused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = exported();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = whole.clone();
      for (int damage = 0; damage < 2; damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      loadedOrRefused(bytes);
    }
  }

  private void loadedOrRefused(byte[] bytes) {
    try (OnnxClassifier classifier = open(bytes)) {
      classifier.logits(new float[3 * 8 * 8], 1);
    } catch (UserError e) {
      assertThat(e).hasMessageStartingWith(folder.resolve("model.onnx").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGpuThatIsNotThereIsNamed() {
    assumeFalse(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "skipped: this ONNX Runtime has a GPU");
    OnnxOptions gpu = new OnnxOptions(1, OnnxOptions.Device.of("gpu"), 0);
    assertThatThrownBy(() -> OnnxClassifier.open(file(exported()), gpu))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("asks for a GPU");
  }
}
