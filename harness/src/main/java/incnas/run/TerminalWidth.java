package incnas.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many characters a line of the terminal holds.
 *
 * <p>Asked of {@code stty}, not of a terminal library: those take over the handling of Ctrl-C.
 */
final class TerminalWidth {
  private static final int USUAL = 80;
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{1,3})");

  private TerminalWidth() {}

  /** The width now, 80 where it cannot be had. */
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL;
    }
  }

  /** The second of two numbers: rows and columns. */
  static int parse(String size) {
    Matcher matcher = SIZE.matcher(size.strip());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : USUAL;
  }
}
