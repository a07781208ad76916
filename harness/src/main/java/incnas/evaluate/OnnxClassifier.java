package incnas.evaluate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import incnas.run.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Any image classifier in ONNX, computed by ONNX Runtime: one float input [N, 3, H, W], logits [N,
 * classes]. A model of fixed batch takes the images in pieces, the last filled up with zeros.
 *
 * <p>Images pass through one native buffer that is kept, so memory does not grow with batches.
 */
public final class OnnxClassifier implements Classifier, AutoCloseable {
  private final Path file;
  private final OrtSession session;
  private final OnnxPorts ports;
  private final String engine;
  private FloatBuffer buffer = FloatBuffer.allocate(0);

  private OnnxClassifier(Path file, OnnxRuntimeEngine.Loaded loaded) throws OrtException {
    this.file = file;
    this.session = loaded.session();
    this.engine =
        "onnxruntime %s (%s)"
            .formatted(OnnxRuntimeEngine.environment().getVersion(), loaded.device());
    this.ports =
        OnnxPorts.of(file, session.getInputInfo().values(), session.getOutputInfo().values());
  }

  /**
   * Loads a model.
   *
   * @throws UserError if the file is missing, broken or no image classifier
   */
  public static OnnxClassifier open(Path file, OnnxOptions options) {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": there is no such file; check the path");
    }
    OnnxRuntimeEngine.environment();
    OrtSession opened = null;
    try {
      OnnxRuntimeEngine.Loaded loaded = OnnxRuntimeEngine.load(file, options);
      opened = loaded.session();
      OnnxClassifier classifier = new OnnxClassifier(file, loaded);
      opened = null;
      return classifier;
    } catch (OrtException e) {
      throw new UserError(
          file
              + ": ONNX Runtime cannot load it: "
              + firstLine(e)
              + "; export or copy the model again",
          e);
    } finally {
      closeQuietly(opened);
    }
  }

  /** Version of ONNX Runtime. */
  public static String version() {
    return OnnxRuntimeEngine.environment().getVersion();
  }

  private static void closeQuietly(OrtSession session) {
    if (session != null) {
      try {
        session.close();
      } catch (OrtException e) {
        // the error that brought us here says more
      }
    }
  }

  private static String firstLine(OrtException e) {
    return e.getMessage().lines().findFirst().orElse("no reason given");
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public float[] logits(float[] images, int n) {
    long[] sides = ports.sides(file, images.length, n);
    int image = images.length / n;
    int piece = ports.batch() > 0 ? (int) Math.min(ports.batch(), Integer.MAX_VALUE) : n;
    float[] logits = new float[0];
    for (int done = 0; done < n; done += piece) {
      int taken = Math.min(piece, n - done);
      fill(images, done * image, taken * image, piece * image);
      float[] rows = run(new long[] {piece, OnnxPorts.CHANNELS, sides[0], sides[1]});
      int classes = rows.length / piece;
      if (done == 0) {
        logits = new float[n * classes];
      }
      System.arraycopy(rows, 0, logits, done * classes, taken * classes);
    }
    return logits;
  }

  private void fill(float[] images, int from, int count, int size) {
    if (buffer.capacity() < size) {
      buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    buffer.clear().limit(size);
    buffer.put(images, from, count);
    while (buffer.hasRemaining()) {
      buffer.put(0);
    }
    buffer.flip();
  }

  private float[] run(long[] shape) {
    OrtEnvironment environment = OnnxRuntimeEngine.environment();
    try (OnnxTensor images = OnnxTensor.createTensor(environment, buffer, shape);
        OrtSession.Result result =
            session.run(Map.of(ports.input(), images), Set.of(ports.output()))) {
      OnnxTensor rows = (OnnxTensor) result.get(0);
      long[] given = rows.getInfo().getShape();
      if (given.length != 2 || given[0] != shape[0] || given[1] < 1) {
        throw new UserError(
            "%s: gives logits %s for images %s, one row for each is needed; evaluate another model"
                .formatted(file, Arrays.toString(given), Arrays.toString(shape)));
      }
      float[] numbers = new float[Math.toIntExact(given[0] * given[1])];
      rows.getFloatBuffer().get(numbers);
      return numbers;
    } catch (OrtException e) {
      throw new UserError(
          "%s: ONNX Runtime cannot compute it for images %s: %s; export the model again"
              .formatted(file, Arrays.toString(shape), firstLine(e)),
          e);
    }
  }

  @Override
  public void close() {
    closeQuietly(session);
  }
}
