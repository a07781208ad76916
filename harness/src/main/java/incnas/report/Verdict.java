package incnas.report;

/** What the comparison of one cell came to. */
public enum Verdict {
  SAME("same"),
  DIFFERENT("different"),
  ONLY_A("only in A"),
  ONLY_B("only in B");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
