package incnas.architecture;

/** Which part of a network a layer belongs to; scores and budgets count only some of them. */
public enum Path {
  /** Stem, residual units without their shortcuts, tail. */
  MAIN,
  /** Projection around a residual unit. */
  SHORTCUT,
  /** Squeeze-and-excitation. */
  GATE,
  /** An edge of a searched cell, where no path is the main one. */
  CELL
}
