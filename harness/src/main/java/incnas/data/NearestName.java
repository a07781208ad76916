package incnas.data;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that an unknown one was probably meant to be. */
final class NearestName {
  private NearestName() {}

  static String of(String unknown, List<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(k -> distance.apply(k, unknown)))
        .orElseThrow(() -> new IllegalArgumentException("no names are known"));
  }
}
