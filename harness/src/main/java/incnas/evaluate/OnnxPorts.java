package incnas.evaluate;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import incnas.run.UserError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where images enter an ONNX classifier and logits leave it; sizes that the model leaves free are
 * -1.
 */
record OnnxPorts(String input, String output, long batch, long height, long width, long classes) {
  static final int CHANNELS = 3;

  private static final String TAKES = "an image classifier takes one float input [N, 3, H, W]";
  private static final String GIVES = "an image classifier gives one float output [N, classes]";
  private static final String NEXT = "; evaluate another model, or export this one anew";

  /** Finds the ports of a model, or says why it is no image classifier. */
  static OnnxPorts of(Path file, Collection<NodeInfo> inputs, Collection<NodeInfo> outputs) {
    if (inputs.size() != 1) {
      throw wrong(file, "inputs are", inputs, TAKES);
    }
    NodeInfo input = inputs.iterator().next();
    long[] image = shape(input);
    if (image.length != 4 || image[1] != CHANNELS || !sized(image)) {
      throw wrong(file, "input is", inputs, TAKES);
    }
    NodeInfo output = output(file, outputs);
    return new OnnxPorts(
        input.getName(), output.getName(), image[0], image[2], image[3], shape(output)[1]);
  }

  /** The only output that can be logits, or the one of several that is called so. */
  private static NodeInfo output(Path file, Collection<NodeInfo> outputs) {
    List<NodeInfo> rows =
        outputs.stream().filter(o -> shape(o).length == 2 && sized(shape(o))).toList();
    return rows.stream()
        .filter(o -> rows.size() == 1 || o.getName().equals("logits"))
        .findFirst()
        .orElseThrow(() -> wrong(file, "outputs are", outputs, GIVES));
  }

  private static boolean sized(long[] shape) {
    return Arrays.stream(shape).allMatch(size -> size > 0 || size == -1);
  }

  /** Sizes of a float tensor; none for anything else. */
  private static long[] shape(NodeInfo port) {
    return port.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT
        ? tensor.getShape()
        : new long[0];
  }

  private static UserError wrong(
      Path file, String what, Collection<NodeInfo> ports, String expected) {
    String found = ports.stream().map(OnnxPorts::describe).collect(Collectors.joining(", "));
    return new UserError(file + ": its " + what + " " + found + ", but " + expected + NEXT);
  }

  private static String describe(NodeInfo port) {
    String type =
        port.getInfo() instanceof TensorInfo tensor
            ? tensor.type.toString().toLowerCase(Locale.ROOT)
                + " "
                + Arrays.toString(tensor.getShape())
            : "no tensor";
    return "'" + port.getName() + "' (" + type + ")";
  }

  /** Height and width of n images of so many numbers; free sides are taken as equal. */
  long[] sides(Path file, int numbers, int n) {
    long area = n > 0 ? (long) numbers / n / CHANNELS : 0;
    long root = Math.round(Math.sqrt((double) area));
    long tall = height > 0 ? height : width > 0 ? area / width : root;
    long wide = width > 0 ? width : height > 0 ? area / height : root;
    if (n < 1 || tall < 1 || tall * wide * CHANNELS * n != numbers) {
      throw new UserError(
          ("%s: takes images [3, %s, %s], but %d images of the data set are %d numbers;"
                  + " evaluate it on the data set and resolution it was trained on")
              .formatted(file, side(height), side(width), n, numbers));
    }
    return new long[] {tall, wide};
  }

  private static String side(long size) {
    return size > 0 ? String.valueOf(size) : "any";
  }
}
