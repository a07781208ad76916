package incnas.pipeline;

import incnas.report.Numeral;
import incnas.run.Manifest;
import incnas.run.StageDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the time of a whole search went: the wall clock, and the busy seconds of its parts summed
 * over its threads.
 *
 * @param parts seconds by part, such as {@code score_s}
 */
record SearchTime(double wallSeconds, int workers, SortedMap<String, Double> parts) {
  private static final double SECONDS_A_DAY = 86_400;
  private static final List<String> PARTS =
      List.of("breed_s", "limits_s", "estimate_s", "score_s", "commit_s", "final_s");

  /**
   * From the manifest; empty for a search that was interrupted, part of whose time is not known.
   */
  static Optional<SearchTime> of(StageDirectory directory) {
    return directory.manifest().map(Manifest::timing).flatMap(SearchTime::of);
  }

  static Optional<SearchTime> of(Map<String, Object> timing) {
    if (!(timing.get("total_s") instanceof Number wall)
        || !(timing.get("workers") instanceof Number workers)
        || !(timing.get("scores_reused") instanceof Number reused)
        || reused.longValue() > 0) {
      return Optional.empty();
    }
    SortedMap<String, Double> parts = new TreeMap<>();
    for (String part : PARTS) {
      if (timing.get(part) instanceof Number seconds) {
        parts.put(part, seconds.doubleValue());
      }
    }
    return Optional.of(new SearchTime(wall.doubleValue(), workers.intValue(), parts));
  }

  /** Days that the search held a core for, once for each worker, as GPU-days count devices. */
  double coreDays() {
    return wallSeconds * workers / SECONDS_A_DAY;
  }

  /** The columns of a row whose searches took these times: means over the seeds. */
  static Map<String, String> facts(List<SearchTime> times) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("searches_timed", String.valueOf(times.size()));
    facts.put("cpu_core_days", Numeral.mean(times.stream().map(SearchTime::coreDays).toList(), 8));
    facts.put("wall_s", Numeral.mean(times.stream().map(SearchTime::wallSeconds).toList(), 3));
    for (String part : PARTS) {
      facts.put(
          part,
          Numeral.mean(
              times.stream().map(time -> time.parts().get(part)).filter(Objects::nonNull).toList(),
              3));
    }
    facts.put("workers", times.isEmpty() ? "" : String.valueOf(times.get(0).workers()));
    return facts;
  }
}
