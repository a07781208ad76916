package incnas.report;

/** Cells as messages and aligned text show them: on one line, and not endless. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String cell(String cell) {
    String line = cell.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
