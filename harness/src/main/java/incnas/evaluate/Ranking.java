package incnas.evaluate;

/** Order of one image's classes by logit, ties to the lower class, the same for every engine. */
final class Ranking {
  private final float[] logits;
  private final int offset;
  private final int classes;

  Ranking(float[] logits, int image, int classes) {
    this.logits = logits;
    this.offset = image * classes;
    this.classes = classes;
  }

  /** Classes before this one; all of them if its logit is not a number. */
  int rank(int label) {
    float own = logits[offset + label];
    if (Float.isNaN(own)) {
      return Integer.MAX_VALUE;
    }
    int before = 0;
    for (int c = 0; c < classes; c++) {
      float other = logits[offset + c];
      if (other > own || (other == own && c < label)) {
        before++;
      }
    }
    return before;
  }

  /** The class with the largest logit; -1 if none is a number. */
  int best() {
    int best = -1;
    for (int c = 0; c < classes; c++) {
      if (!Float.isNaN(logits[offset + c])
          && (best < 0 || logits[offset + c] > logits[offset + best])) {
        best = c;
      }
    }
    return best;
  }
}
