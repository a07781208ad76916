package incnas.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import incnas.data.Batch;
import incnas.testing.Shared;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A published ResNet-20 on the test images of CIFAR-10: accuracy and every logit are known. */
class TrainedResNetIT {
  private static final int IMAGES = 10_000;
  private static final int PIXELS = 3 * 32 * 32;

  /** Largest difference of a logit, absolute; 2.1e-5 was measured, of logits from -19 to 46. */
  private static final double TOLERANCE = 1e-4;

  private static final double[] MEAN = {.485, .456, .406};
  private static final double[] SD = {.229, .224, .225};

  @Test
  void accuracyAndLogitsAreThePublishedOnes() throws IOException {
    Path model = Shared.file("data/onnx/cifar10_resnet20.onnx");
    float[] expected = logits(Shared.file("data/onnx/cifar10_resnet20_test_logits.f32.gz"));
    byte[] records = testBatch();
    try (OnnxClassifier network = OnnxClassifier.open(model, OnnxOptions.REPRODUCIBLE)) {
      Evaluation evaluation = Evaluator.evaluate(network, batches(records, 64));
      assertThat(evaluation.n()).isEqualTo(IMAGES);
      assertThat(evaluation.top1()).isEqualTo(0.9173);
      assertThat(evaluation.top5()).isGreaterThan(0.99);
      CrossCheck check =
          Evaluator.crossCheck(
              network,
              recorded(expected),
              batches(records, 128),
              new CrossCheck.Limits(TOLERANCE, 1));
      assertThat(check.passed()).as("%s", check.describe()).isTrue();
    }
  }

  /** An engine that knows the answers by heart. */
  private static Classifier recorded(float[] logits) {
    return new Classifier() {
      private int next;

      @Override
      public String engine() {
        return "recorded";
      }

      @Override
      public float[] logits(float[] images, int n) {
        float[] rows = new float[n * 10];
        System.arraycopy(logits, next, rows, 0, rows.length);
        next += rows.length;
        return rows;
      }
    };
  }

  private static float[] logits(Path file) throws IOException {
    byte[] bytes = new byte[IMAGES * 10 * Float.BYTES];
    try (InputStream packed = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new GZIPInputStream(packed))) {
      in.readFully(bytes);
    }
    float[] logits = new float[IMAGES * 10];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(logits);
    return logits;
  }

  private static byte[] testBatch() throws IOException {
    String folder = System.getenv("INCNAS_DATA");
    assumeTrue(folder != null, "skipped: INCNAS_DATA names no folder with cifar-10-batches-bin");
    Path file = Path.of(folder, "cifar-10-batches-bin", "test_batch.bin");
    assumeTrue(Files.exists(file), "skipped: INCNAS_DATA has no cifar-10-batches-bin");
    byte[] records = Files.readAllBytes(file);
    assertThat(records).hasSize(IMAGES * (1 + PIXELS));
    return records;
  }

  private static Iterator<Batch> batches(byte[] records, int size) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < IMAGES; from += size) {
      int n = Math.min(size, IMAGES - from);
      float[] images = new float[n * PIXELS];
      int[] labels = new int[n];
      for (int i = 0; i < n; i++) {
        int record = (from + i) * (1 + PIXELS);
        labels[i] = records[record];
        for (int p = 0; p < PIXELS; p++) {
          int channel = p / (32 * 32);
          double value = (records[record + 1 + p] & 0xff) / 255.0;
          images[i * PIXELS + p] = (float) ((value - MEAN[channel]) / SD[channel]);
        }
      }
      batches.add(new Batch(labels.length, images, labels));
    }
    return batches.iterator();
  }
}
