package incnas.experiment;

import incnas.run.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All mistakes of one reading, so that a user sees them together. */
final class Mistakes {
  private static final int SHOWN = 50;

  private record Same(Place place, String text) {}

  private final List<Mistake> found = new ArrayList<>();
  private final Set<Same> known = new HashSet<>();
  private final List<String> settings;

  /** For a reading with these {@code --set} arguments. */
  Mistakes(List<String> sets) {
    settings = sets.stream().map(set -> Place.setting(set).source()).toList();
  }

  /** Notes a mistake; the same text at the same place is kept once, under its first address. */
  void add(Place place, String path, String text) {
    if (known.add(new Same(place, place.line() == 0 ? path + text : text))) {
      found.add(new Mistake(place, path, text));
    }
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw error();
    }
  }

  /** Speaks once: a line for each mistake, files first, each from top to bottom. */
  UserError error() {
    List<String> sources = found.stream().map(m -> m.place().source()).distinct().toList();
    String lines =
        found.stream()
            .sorted(
                Comparator.<Mistake>comparingInt(m -> settings.indexOf(m.place().source()))
                    .thenComparingInt(m -> sources.indexOf(m.place().source()))
                    .thenComparingInt(m -> m.place().line())
                    .thenComparingInt(m -> m.place().column()))
            .limit(SHOWN)
            .map(Mistake::toString)
            .collect(Collectors.joining("\n"));
    int rest = found.size() - SHOWN;
    return new UserError(rest > 0 ? lines + "\nand " + rest + " more mistakes" : lines);
  }
}
