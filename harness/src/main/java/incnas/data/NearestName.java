package incnas.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that an unknown one was probably meant to be. */
final class NearestName {
  private NearestName() {}

  /** A name that contains the unknown one, or is contained in it; else the fewest edits away. */
  static String of(String unknown, List<String> known) {
    String wanted = unknown.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Comparator<String> unrelated =
        Comparator.comparing(k -> wanted.isEmpty() || !(k.contains(wanted) || wanted.contains(k)));
    return known.stream()
        .min(unrelated.thenComparingInt(k -> distance.apply(k, wanted)))
        .orElseThrow(() -> new IllegalArgumentException("no names are known"));
  }
}
