package incnas.space;

/** Whether a network keeps its limits. */
public sealed interface Verdict {
  /** Every limit is kept. */
  record Within() implements Verdict {}

  /** The first limit that is broken: what, by which value, and where the limit is. */
  record Exceeds(String what, double value, double limit) implements Verdict {}
}
