package incnas.experiment;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a misspelt one most likely meant. */
public final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, (word.length() + 1) / 3);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance <= limit && distance < word.length()) {
        nearest = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int distance(String wanted, String candidate) {
    int edits = LevenshteinDistance.getDefaultInstance().apply(wanted, candidate);
    boolean begun = wanted.length() >= 3 && candidate.startsWith(wanted);
    return begun ? Math.min(1, edits) : edits;
  }

  /** What to append to a message about an unknown word: the nearest known one, and all of them. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean '" + near + "'? known: ").orElse("; known: ")
        + String.join(", ", known);
  }
}
