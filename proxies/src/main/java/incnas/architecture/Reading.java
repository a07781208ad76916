package incnas.architecture;

/** How the paper's formulas are read: as the authors' program computes, or as they are printed. */
public enum Reading {
  OFFICIAL_CODE,
  PAPER_TEXT
}
