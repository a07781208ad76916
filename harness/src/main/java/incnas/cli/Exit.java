package incnas.cli;

/** Exit codes, kept stable for scripts. */
final class Exit {
  static final int FINE = 0;

  /** A check or comparison failed. */
  static final int CHECK_FAILED = 1;

  /** Wrong usage, or an input that is not valid. */
  static final int INVALID = 2;

  /** A stage of an experiment failed. */
  static final int STAGE_FAILED = 3;

  /** Interrupted; what was done is saved. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
