package incnas.evaluate;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import incnas.run.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

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
    return open(
        file,
        session -> OnnxRuntimeEngine.environment().createSession(file.toString(), session),
        options);
  }

  /**
   * Loads a model from memory.
   *
   * @param file that it was read from; stands in errors
   */
  public static OnnxClassifier open(Path file, byte[] model, OnnxOptions options) {
    return open(
        file, session -> OnnxRuntimeEngine.environment().createSession(model, session), options);
  }

  private static OnnxClassifier open(
      Path file, OnnxRuntimeEngine.Source source, OnnxOptions options) {
    OnnxRuntimeEngine.environment();
    OrtSession opened = null;
    try {
      OnnxRuntimeEngine.Loaded loaded = OnnxRuntimeEngine.load(source, options);
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

  /**
   * A tensor that a model gives for some images.
   *
   * @param shape of one image's part, such as [channels, height, width]
   * @param values image-major
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose
  public record Output(long[] shape, float[] values) {}

  @Override
  public float[] logits(float[] images, int n) {
    return outputs(images, n, List.of()).get(0).values();
  }

  /**
   * The logits, and then further outputs of the model by their names.
   *
   * @param images as {@link #logits}
   */
  public List<Output> outputs(float[] images, int n, List<String> further) {
    List<String> names = new ArrayList<>(List.of(ports.output()));
    names.addAll(further);
    long[] sides = ports.sides(file, images.length, n);
    int image = images.length / n;
    int piece = ports.batch() > 0 ? (int) Math.min(ports.batch(), Integer.MAX_VALUE) : n;
    List<Output> all = new ArrayList<>();
    for (int done = 0; done < n; done += piece) {
      int taken = Math.min(piece, n - done);
      fill(images, done * image, taken * image, piece * image);
      List<Output> part = run(new long[] {piece, OnnxPorts.CHANNELS, sides[0], sides[1]}, names);
      for (int i = 0; i < part.size(); i++) {
        int size = part.get(i).values().length / piece;
        if (done == 0) {
          all.add(new Output(part.get(i).shape(), new float[n * size]));
        }
        System.arraycopy(part.get(i).values(), 0, all.get(i).values(), done * size, taken * size);
      }
    }
    return all;
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

  private List<Output> run(long[] shape, List<String> names) {
    OrtEnvironment environment = OnnxRuntimeEngine.environment();
    try (OnnxTensor images = OnnxTensor.createTensor(environment, buffer, shape);
        OrtSession.Result result =
            session.run(Map.of(ports.input(), images), new LinkedHashSet<>(names))) {
      List<Output> outputs = new ArrayList<>();
      for (String name : names) {
        outputs.add(output(name, result.get(name).orElseThrow(), shape));
      }
      return outputs;
    } catch (OrtException e) {
      throw new UserError(
          "%s: ONNX Runtime cannot compute it for images %s: %s; export the model again"
              .formatted(file, Arrays.toString(shape), firstLine(e)),
          e);
    }
  }

  private Output output(String name, OnnxValue value, long[] images) {
    long[] given =
        value instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT
            ? tensor.getInfo().getShape()
            : new long[0];
    boolean logits = name.equals(ports.output());
    boolean fits =
        given.length > 1
            && given[0] == images[0]
            && Arrays.stream(given).allMatch(size -> size > 0)
            && !(logits && given.length != 2);
    if (!fits) {
      throw new UserError(
          (logits
                  ? "%s: gives logits %s for images %s, one row for each is needed; evaluate another"
                      + " model"
                  : "%s: its tensor '"
                      + name
                      + "' has the shape %s for images %s, a float map for"
                      + " each is needed; name another one")
              .formatted(file, Arrays.toString(given), Arrays.toString(images)));
    }
    float[] numbers =
        new float[Math.toIntExact(Arrays.stream(given).reduce(1, Math::multiplyExact))];
    ((OnnxTensor) value).getFloatBuffer().get(numbers);
    return new Output(Arrays.copyOfRange(given, 1, given.length), numbers);
  }

  @Override
  public void close() {
    closeQuietly(session);
  }
}
