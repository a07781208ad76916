package incnas.cli;

import incnas.augment.Box;
import incnas.augment.Filter;
import incnas.augment.Operation;
import incnas.augment.Picture;
import incnas.experiment.Nearest;
import incnas.run.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** One operation on one image. */
final class OperationOptions {
  static final List<String> NAMES = List.of("--op", "--magnitude", "--box", "--size", "--filter");

  private static final String CROP_RESIZE = "crop-resize";
  private static final Pattern BOX =
      Pattern.compile("([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9})");
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  @Option(
      names = "--op",
      paramLabel = "OP",
      description =
          "shear-x, shear-y, translate-x, translate-y, rotate, color, contrast, sharpness,"
              + " brightness, posterize, solarize, autocontrast, equalize, invert or crop-resize.")
  private String op;

  @Option(
      names = "--magnitude",
      paramLabel = "M",
      description =
          "Slope, share of the size, degrees, change of the factor 1, bits or threshold, with"
              + " sign.")
  private Double magnitude;

  @Option(
      names = "--box",
      paramLabel = "L,T,R,B",
      description = "For crop-resize: left, top, right, bottom; the whole image by default.")
  private String box;

  @Option(names = "--size", paramLabel = "WxH", description = "For crop-resize: the new size.")
  private String size;

  @Option(
      names = "--filter",
      paramLabel = "F",
      description = "For crop-resize: bicubic (default) or bilinear.")
  private String filter;

  boolean isGiven() {
    return op != null;
  }

  static List<String> operations() {
    List<String> names = new ArrayList<>(Operation.labels());
    names.add(CROP_RESIZE);
    return names;
  }

  /** Checks all that needs no image, then asks for one. */
  Picture apply(Supplier<Picture> image) {
    if (op.equals(CROP_RESIZE)) {
      needless("--magnitude", magnitude);
      return cropResize(image);
    }
    Operation operation =
        Operation.labelled(op)
            .orElseThrow(
                () ->
                    new UserError(
                        "--op: unknown operation '" + op + "'" + Nearest.hint(op, operations())));
    needless("--box", box);
    needless("--size", size);
    needless("--filter", filter);
    if (!operation.takesMagnitude()) {
      needless("--magnitude", magnitude);
    } else if (magnitude == null) {
      throw new UserError(
          "--op " + op + " needs --magnitude; the recipes use " + operation.range());
    }
    double amount = magnitude == null ? 0 : magnitude;
    operation.check(amount);
    return operation.apply(image.get(), amount);
  }

  private void needless(String option, Object value) {
    if (value != null) {
      throw new UserError("--op " + op + " takes no " + option + "; leave it out");
    }
  }

  private Picture cropResize(Supplier<Picture> image) {
    if (size == null) {
      throw new UserError("--op crop-resize needs --size, such as --size 32x32");
    }
    Matcher sides = SIZE.matcher(size);
    if (!sides.matches()) {
      throw new UserError("--size " + size + ": give width x height, such as 32x32");
    }
    int width = Integer.parseInt(sides.group(1));
    int height = Integer.parseInt(sides.group(2));
    if (3L * width * height > Integer.MAX_VALUE / 2) {
      throw new UserError("--size " + size + " is too large; give a smaller one");
    }
    String name = filter == null ? Filter.BICUBIC.label() : filter;
    Filter chosen =
        Filter.labelled(name)
            .orElseThrow(
                () ->
                    new UserError(
                        "--filter: unknown filter '"
                            + name
                            + "'"
                            + Nearest.hint(name, List.of("bicubic", "bilinear"))));
    int[] ends = box == null ? null : ends();
    Picture picture = image.get();
    Box part = ends == null ? Box.whole(picture) : new Box(ends[0], ends[1], ends[2], ends[3]);
    if (!part.isWithin(picture)) {
      throw new UserError(
          "--box "
              + box
              + " reaches outside the image, which is "
              + picture.width()
              + "x"
              + picture.height());
    }
    return part.resized(picture, width, height, chosen);
  }

  private int[] ends() {
    Matcher matcher = BOX.matcher(box);
    if (!matcher.matches()) {
      throw new UserError(
          "--box " + box + ": give left,top,right,bottom in whole pixels inside the image");
    }
    int[] ends = new int[4];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = Integer.parseInt(matcher.group(i + 1));
    }
    if (ends[0] >= ends[2] || ends[1] >= ends[3]) {
      throw new UserError(
          "--box " + box + ": is empty; left must be below right, top below bottom");
    }
    return ends;
  }
}
