package incnas.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of a network: ZenNAS's PlainNet grammar, {@code block+} with {@code block := Name
 * '(' [uuid '|'] ints ')'}, white space between blocks being ignored; or, where it begins with a
 * bar, a NAS-Bench-201 {@link Cell}.
 */
public final class StructureString {
  private static final Pattern BLOCK = Pattern.compile("([A-Za-z0-9]+)\\(([^()]*)\\)");
  private static final Pattern OPENED = Pattern.compile("[A-Za-z0-9]+\\(");
  private static final Pattern CONV = Pattern.compile("SuperConvK(\\d{1,3})BNRELU");
  private static final Pattern RESIDUAL = Pattern.compile("SuperResK([357])K\\1");
  private static final Pattern BOTTLENECK = Pattern.compile("SuperResK1K(\\d{1,3})K1");
  private static final Pattern INVERTED = Pattern.compile("SuperResIDWE(\\d{1,3})K(\\d{1,3})");
  private static final String KNOWN =
      "SuperConvK{1,3,5,7}BNRELU, SuperResK{3,5,7}K{same}, SuperResK1K{3,5,7}K1,"
          + " SuperResIDWE{1,2,4,6}K{3,5,7}";

  private StructureString() {}

  public static String print(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.text()));
    return text.toString();
  }

  /** The blocks as written; whether they fit each other is {@link Architecture}'s to check. */
  public static List<Block> parse(String text) {
    return CellString.begins(text) ? List.of(new CellNetwork(CellString.parse(text))) : plain(text);
  }

  private static List<Block> plain(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        matcher.usePattern(OPENED);
        throw matcher.lookingAt()
            ? StructureException.at(text, matcher.end() - 1, "this parenthesis is not closed")
            : StructureException.at(text, at, "expected a block such as SuperResK3K3(8,16,1,8,1)");
      }
      blocks.add(block(text, at, matcher.group(1), matcher.group(2), matcher.start(2)));
      at = skipSpace(text, matcher.end());
    }
    if (blocks.isEmpty()) {
      throw StructureException.at(
          text, 0, "expected a block such as SuperResK3K3(8,16,1,8,1), found nothing");
    }
    return blocks;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static PlainBlock block(String text, int at, String name, String inner, int innerAt) {
    int bar = inner.indexOf('|');
    String list = inner.substring(bar + 1);
    int listAt = innerAt + bar + 1;
    Matcher conv = CONV.matcher(name);
    Matcher residual = RESIDUAL.matcher(name);
    Matcher bottleneck = BOTTLENECK.matcher(name);
    Matcher inverted = INVERTED.matcher(name);
    try {
      if (conv.matches()) {
        int[] n = numbers(text, list, listAt, "in,out,stride,layers");
        return new ConvBlock(Integer.parseInt(conv.group(1)), n[0], n[1], n[2], n[3]);
      } else if (residual.matches()) {
        int[] n = numbers(text, list, listAt, "in,out,stride,bottleneck,layers");
        return new ResidualBlock(Integer.parseInt(residual.group(1)), n[0], n[1], n[2], n[3], n[4]);
      } else if (bottleneck.matches()) {
        int[] n = numbers(text, list, listAt, "in,out,stride,bottleneck,layers");
        return new BottleneckBlock(
            Integer.parseInt(bottleneck.group(1)), n[0], n[1], n[2], n[3], n[4]);
      } else if (inverted.matches()) {
        int[] n = numbers(text, list, listAt, "in,out,stride,bottleneck,layers");
        return new InvertedBlock(
            Integer.parseInt(inverted.group(1)),
            Integer.parseInt(inverted.group(2)),
            n[0],
            n[1],
            n[2],
            n[3],
            n[4]);
      }
    } catch (StructureException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw StructureException.at(text, at, e.getMessage());
    }
    throw StructureException.at(text, at, "unknown block '" + name + "'; known: " + KNOWN);
  }

  private static int[] numbers(String text, String list, int listAt, String wanted) {
    String[] parts = list.split(",", -1);
    int count = wanted.split(",").length;
    if (parts.length != count) {
      throw StructureException.at(
          text, listAt, "expected " + count + " numbers (" + wanted + "), found " + parts.length);
    }
    int[] numbers = new int[count];
    int at = listAt;
    for (int i = 0; i < count; i++) {
      String part = parts[i].strip();
      if (!part.matches("\\d{1,6}")) {
        throw StructureException.at(
            text, at, "'" + part + "' is not a number between 0 and 999999");
      }
      numbers[i] = Integer.parseInt(part);
      at += parts[i].length() + 1;
    }
    return numbers;
  }
}
