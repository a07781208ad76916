package incnas.architecture;

/** Which part of a network a layer belongs to; scores and budgets count only some of them. */
public enum Path {
  /** Stem, residual units without their shortcuts, tail. */
  MAIN,
  /** Projection around a residual unit. */
  SHORTCUT,
  /** Squeeze-and-excitation. */
  GATE
}
